package org.khabar.translate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.TranslationMemory.Remembered;

/**
 * Translates texts of any length: cut into sentences, and these into clauses where the model's
 * positions ask for it, translated side by side, checked, and put together again. Sentences without
 * Arabic letters pass through untouched.
 */
public final class TextTranslator {
  private final SentenceTranslator sentences;
  private final SourcePieces pieces;
  private final CheckedTranslator checked;
  private final SentenceCache cache;
  private final Stamp stamp;
  private final ConfidenceScale scale;
  private final Glossary glossary;
  private final boolean repair;
  private final TranslationMemory memory;
  private final Consumer<Future<?>> begun;

  /**
   * @param stamp what answers are made with, the glossary among it
   * @param scale what the model's scores mean
   * @param glossary terms that the English should have
   * @param repair whether to search another way for sentences in which the checks find fault
   */
  public TextTranslator(
      SentenceTranslator sentences,
      SentenceCache cache,
      Stamp stamp,
      ConfidenceScale scale,
      Glossary glossary,
      boolean repair) {
    this(sentences, cache, stamp, scale, glossary, repair, TranslationMemory.EMPTY, work -> {});
  }

  private TextTranslator(
      SentenceTranslator sentences,
      SentenceCache cache,
      Stamp stamp,
      ConfidenceScale scale,
      Glossary glossary,
      boolean repair,
      TranslationMemory memory,
      Consumer<Future<?>> begun) {
    this.sentences = sentences;
    this.pieces = new SourcePieces(sentences);
    this.checked = new CheckedTranslator(sentences, glossary, repair);
    this.cache = cache;
    this.stamp = stamp;
    this.scale = scale;
    this.glossary = glossary;
    this.repair = repair;
    this.memory = memory;
    this.begun = begun;
  }

  /**
   * A translator that heeds further terms, which stand above its own glossary's: for a request that
   * brings its own. It shares the model and the cache with this one; its stamp names the terms.
   */
  public TextTranslator with(Glossary more) {
    return more.terms().isEmpty()
        ? this
        : new TextTranslator(
            sentences,
            cache,
            stamp.withGlossary(more.version()),
            scale,
            glossary.with(more),
            repair,
            memory,
            begun);
  }

  /**
   * A translator that takes from a memory what that knows, before its cache and the model. What is
   * taken is checked like any other English.
   */
  public TextTranslator with(TranslationMemory known) {
    return new TextTranslator(
        sentences, cache, stamp, scale, glossary, repair, known.before(memory), begun);
  }

  /** Where in a cleaned text of one line the sentences are that it is translated in. */
  public List<TextRange> sentences(AlignedText text) {
    return pieces.sentences(text.text());
  }

  /**
   * A sentence of a cleaned text with English that is there already, checked.
   *
   * @param piece where the sentence stands in the cleaned text
   * @return the sentence by itself: its target ranges count from the start of its own English
   */
  public Segment checked(AlignedText text, TextRange piece, Remembered english) {
    return segment(text, piece, SentenceResult.of(piece.of(text.text()), english, glossary));
  }

  /**
   * A translator for a request that nobody waits for after a moment: what cannot be done until then
   * is refused at once, or given up when the moment comes.
   */
  public TextTranslator until(Instant moment) {
    return new TextTranslator(
        sentences.until(moment), cache, stamp, scale, glossary, repair, memory, begun);
  }

  /**
   * A translator for a request that may be given up: it tells of each sentence that it begins, to
   * be cancelled then. Whoever waits for the same sentence gets it all the same.
   */
  public TextTranslator telling(Consumer<Future<?>> listener) {
    return new TextTranslator(sentences, cache, stamp, scale, glossary, repair, memory, listener);
  }

  /** The same translator, of whose work one more is told. */
  public TextTranslator watchedBy(TranslationWatch watch) {
    return watch == TranslationWatch.NONE
        ? this
        : new TextTranslator(
            sentences.watchedBy(watch), cache, stamp, scale, glossary, repair, memory, begun);
  }

  /** What the answers are made with. */
  public Stamp stamp() {
    return stamp;
  }

  /**
   * Translates a cleaned text of one line. Source ranges of the segments are into its raw text.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   */
  public CompletableFuture<TranslatedText> translate(AlignedText text, Lane lane) {
    return begin(text, lane).whole();
  }

  /**
   * Translates a text of any number of lines; each line end stays where it is.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   */
  public CompletableFuture<TranslatedText> translate(String raw, Lane lane) {
    return begin(raw, lane).whole();
  }

  /**
   * Begins to translate a cleaned text of one line. Source ranges of the segments are into its raw
   * text.
   */
  public PendingText begin(AlignedText text, Lane lane) {
    return begin(text, sentences(text), lane);
  }

  /**
   * Begins to translate a cleaned text of one line that is cut already.
   *
   * @param pieces its sentences, as {@link #sentences} cuts them
   */
  public PendingText begin(AlignedText text, List<TextRange> pieces, Lane lane) {
    List<String> wanted = pieces.stream().map(piece -> piece.of(text.text())).toList();
    return begin(text, pieces, memory.find(wanted), lane);
  }

  private PendingText begin(
      AlignedText text, List<TextRange> pieces, Map<String, Remembered> known, Lane lane) {
    List<CompletableFuture<SentenceResult>> results = new ArrayList<>();
    sentences.watch().asked(pieces.size());
    try {
      for (TextRange piece : pieces) {
        CompletableFuture<SentenceResult> result = sentence(piece.of(text.text()), known, lane);
        begun.accept(result);
        results.add(result);
      }
    } catch (RuntimeException e) {
      results.forEach(result -> result.cancel(true));
      return PendingText.failed(pieces.stream().map(text::rawRange).toList(), e);
    }
    List<CompletableFuture<Segment>> segments = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      TextRange piece = pieces.get(i);
      segments.add(results.get(i).thenApply(result -> answered(text, piece, result)));
    }
    return new PendingText(
        pieces.stream().map(text::rawRange).toList(),
        segments,
        CompletableFuture.allOf(segments.toArray(CompletableFuture[]::new))
            .thenApply(
                done ->
                    TranslatedText.joined(segments.stream().map(CompletableFuture::join).toList())),
        results);
  }

  /** Begins to translate a text of any number of lines; each line end stays where it is. */
  public PendingText begin(String raw, Lane lane) {
    List<TextRange> lines = SourcePieces.lines(raw);
    List<AlignedText> cleaned =
        lines.stream().map(line -> ArabicCleaner.clean(line.of(raw))).toList();
    List<List<TextRange>> cuts =
        cleaned.stream().map(line -> pieces.sentences(line.text())).toList();
    Map<String, Remembered> known = memory.find(wanted(cleaned, cuts));
    List<PendingText> parts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      PendingText part =
          begin(cleaned.get(i), cuts.get(i), known, lane).shifted(lines.get(i).start());
      parts.add(part);
      if (part.refusal().isPresent()) {
        parts.forEach(PendingText::cancel);
        return PendingText.failed(List.of(), part.refusal().get());
      }
    }
    List<CompletableFuture<TranslatedText>> results =
        parts.stream().map(PendingText::whole).toList();
    return PendingText.of(
        parts,
        CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
            .thenApply(done -> stacked(raw, lines, results)));
  }

  /**
   * Translates a text that is cut as its sender asks.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   */
  public CompletableFuture<TranslatedText> translate(String raw, Splitting splitting, Lane lane) {
    return switch (splitting) {
      case LINES -> translate(raw, lane);
      case SENTENCES -> translate(ArabicCleaner.clean(raw), lane);
      case NONE -> {
        AlignedText text = ArabicCleaner.clean(raw);
        yield begin(text, pieces.whole(text.text()), lane).whole();
      }
    };
  }

  /**
   * Says a text in other ways, unchecked: what the search found beside its best.
   *
   * @param count how many at most
   * @return a future with different texts, likely ones first, that may hold the checked translation
   *     too; it fails with a {@link org.khabar.engine.GenerationException}
   */
  public CompletableFuture<List<String>> alternatives(String raw, int count, Lane lane) {
    return new Alternatives(sentences, pieces, glossary).of(raw, count, lane);
  }

  private static TranslatedText stacked(
      String raw, List<TextRange> lines, List<CompletableFuture<TranslatedText>> results) {
    StringBuilder english = new StringBuilder();
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      TextRange line = lines.get(i);
      TranslatedText result = results.get(i).join();
      segments.addAll(result.shifted(0, english.length()).segments());
      english.append(result.text());
      if (line.end() < raw.length()) {
        english.append(raw.charAt(line.end()));
      }
    }
    return new TranslatedText(english.toString(), segments);
  }

  private static List<String> wanted(List<AlignedText> lines, List<List<TextRange>> cuts) {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).text();
      cuts.get(i).forEach(piece -> wanted.add(piece.of(line)));
    }
    return wanted;
  }

  private CompletableFuture<SentenceResult> sentence(
      String sentence, Map<String, Remembered> known, Lane lane) {
    Remembered english = known.get(sentence);
    if (english != null) {
      return CompletableFuture.completedFuture(SentenceResult.of(sentence, english, glossary));
    }
    if (!Script.hasArabic(sentence)) {
      return CompletableFuture.completedFuture(SentenceResult.untouched(sentence));
    }
    return sentences.hasDeadline()
        ? cache.getOrOwn(stamp, sentence, () -> checked.translate(sentence, lane))
        : cache.get(stamp, sentence, () -> checked.translate(sentence, lane));
  }

  private Segment answered(AlignedText text, TextRange piece, SentenceResult result) {
    Segment segment = segment(text, piece, result);
    sentences.watch().answered(segment.needsReview());
    return segment;
  }

  /** A sentence by itself: its target ranges count from the start of its own English. */
  private Segment segment(AlignedText text, TextRange piece, SentenceResult result) {
    return new Segment(
        text.rawRange(piece),
        new TextRange(0, result.text().length()),
        result.text(),
        result.score(),
        scale.level(result),
        result.findings().stream()
            .map(finding -> finding.shifted(piece.start(), 0).fromRaw(text))
            .toList(),
        result.facts().stream().map(fact -> fact.shifted(piece.start(), 0).fromRaw(text)).toList(),
        result.links().stream()
            .map(link -> link.shifted(piece.start(), 0).moved(text::rawRange, target -> target))
            .toList(),
        result.origin());
  }
}
