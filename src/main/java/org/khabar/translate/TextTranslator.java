package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;

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
    this.sentences = sentences;
    this.pieces = new SourcePieces(sentences);
    this.checked = new CheckedTranslator(sentences, glossary, repair);
    this.cache = cache;
    this.stamp = stamp;
    this.scale = scale;
    this.glossary = glossary;
    this.repair = repair;
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
            repair);
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
    return begin(text, pieces.sentences(text.text()), lane);
  }

  private PendingText begin(AlignedText text, List<TextRange> pieces, Lane lane) {
    List<CompletableFuture<SentenceResult>> results = new ArrayList<>();
    try {
      for (TextRange piece : pieces) {
        results.add(sentence(piece.of(text.text()), lane));
      }
    } catch (RuntimeException e) {
      results.forEach(result -> result.cancel(true));
      return PendingText.failed(pieces.stream().map(text::rawRange).toList(), e);
    }
    List<CompletableFuture<Segment>> segments = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      TextRange piece = pieces.get(i);
      segments.add(results.get(i).thenApply(result -> segment(text, piece, result)));
    }
    return new PendingText(
        pieces.stream().map(text::rawRange).toList(),
        segments,
        CompletableFuture.allOf(segments.toArray(CompletableFuture[]::new))
            .thenApply(done -> joined(segments)),
        results);
  }

  /** Begins to translate a text of any number of lines; each line end stays where it is. */
  public PendingText begin(String raw, Lane lane) {
    List<TextRange> lines = SourcePieces.lines(raw);
    List<PendingText> parts = new ArrayList<>();
    for (TextRange line : lines) {
      parts.add(begin(ArabicCleaner.clean(line.of(raw)), lane).shifted(line.start()));
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

  private CompletableFuture<SentenceResult> sentence(String sentence, Lane lane) {
    if (!Script.hasArabic(sentence)) {
      return CompletableFuture.completedFuture(SentenceResult.untouched(sentence));
    }
    return cache.get(stamp, sentence, () -> checked.translate(sentence, lane));
  }

  private static TranslatedText joined(List<CompletableFuture<Segment>> sentences) {
    StringBuilder english = new StringBuilder();
    List<Segment> segments = new ArrayList<>();
    for (CompletableFuture<Segment> sentence : sentences) {
      Segment alone = sentence.join();
      if (english.length() > 0 && !alone.text().isEmpty()) {
        english.append(' ');
      }
      segments.add(alone.shifted(0, english.length()));
      english.append(alone.text());
    }
    return new TranslatedText(english.toString(), segments);
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
            .toList());
  }
}
