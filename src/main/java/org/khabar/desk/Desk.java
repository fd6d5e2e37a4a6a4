package org.khabar.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;
import org.khabar.article.Article;
import org.khabar.article.ArticleFormats;
import org.khabar.article.Block;
import org.khabar.article.SentArticle;
import org.khabar.article.UnreadableArticleException;
import org.khabar.engine.Lane;
import org.khabar.summarize.EnglishSentences;
import org.khabar.summarize.SourceSentence;
import org.khabar.summarize.Summarizer;
import org.khabar.translate.Glossary;
import org.khabar.translate.PendingText;
import org.khabar.translate.Segment;
import org.khabar.translate.SegmentOrigin;
import org.khabar.translate.Stamp;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.TranslationMemory;
import org.khabar.translate.TranslationWatch;

/** An Arabic article in, an English article with its brief out. Any thread may use it. */
public final class Desk {
  private final ArticleFormats reader;
  private final TextTranslator translator;
  private final Summarizer summarizer;
  private final BriefWriter briefs;
  private final Executor executor;

  /**
   * @param executor where briefs are written: the summariser may block
   */
  public Desk(
      ArticleFormats reader, TextTranslator translator, Summarizer summarizer, Executor executor) {
    this.reader = reader;
    this.translator = translator;
    this.summarizer = summarizer;
    this.briefs = new BriefWriter(summarizer);
    this.executor = executor;
  }

  /** A desk for a request that nobody waits for after a moment. */
  public Desk until(Instant moment) {
    return new Desk(reader, translator.until(moment), summarizer, executor);
  }

  /** The same desk, of whose translating one more is told. */
  public Desk watchedBy(TranslationWatch watch) {
    return watch == TranslationWatch.NONE
        ? this
        : new Desk(reader, translator.watchedBy(watch), summarizer, executor);
  }

  /** A desk for a request that may be given up, as {@link TextTranslator#telling}. */
  public Desk telling(Consumer<Future<?>> listener) {
    return new Desk(reader, translator.telling(listener), summarizer, executor);
  }

  /** The same desk, which heeds further terms; they stand above its own glossary's. */
  public Desk with(Glossary terms) {
    return terms.terms().isEmpty()
        ? this
        : new Desk(reader, translator.with(terms), summarizer, executor);
  }

  public TextTranslator translator() {
    return translator;
  }

  /**
   * Translates an article and writes its brief.
   *
   * @param raw the article as it was sent
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   * @throws org.khabar.article.UnreadableArticleException if the text is no article
   */
  public CompletableFuture<EnglishArticle> translate(String raw, BriefRequest request, Lane lane) {
    return begin(raw, lane).with(request);
  }

  /**
   * Translates an article that was sent in any format, and writes its brief.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   * @throws org.khabar.article.UnreadableArticleException if it is no article
   */
  public CompletableFuture<EnglishArticle> translate(
      SentArticle sent, BriefRequest request, Lane lane) {
    return begin(sent, lane).with(request);
  }

  /**
   * Begins to translate an article.
   *
   * @param raw the article as it was sent
   * @throws org.khabar.article.UnreadableArticleException if the text is no article
   * @throws org.khabar.engine.GenerationException if it is known to fail before all of it is begun
   */
  public PendingArticle begin(String raw, Lane lane) {
    return begin(read(raw), TranslationMemory.EMPTY, lane);
  }

  /**
   * Begins to translate an article that was sent in any format.
   *
   * @throws org.khabar.article.UnreadableArticleException if it is no article
   */
  public PendingArticle begin(SentArticle sent, Lane lane) {
    return begin(read(sent), TranslationMemory.EMPTY, lane);
  }

  /**
   * Reads an article.
   *
   * @param raw the article as it was sent
   * @throws org.khabar.article.UnreadableArticleException if the text is no article
   */
  public Article read(String raw) {
    return reader.read(raw);
  }

  /**
   * Reads an article that was sent in any format.
   *
   * @throws org.khabar.article.UnreadableArticleException if it is no article
   */
  public Article read(SentArticle sent) {
    return reader.read(sent);
  }

  /**
   * Begins to translate an article that was read.
   *
   * @param memory English that stands above the model's and above what the form of a block says
   */
  public PendingArticle begin(Article article, TranslationMemory memory, Lane lane) {
    List<Block> blocks = article.blocks();
    List<List<TextRange>> cuts = blocks.stream().map(this::sentences).toList();
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      String text = blocks.get(i).text();
      cuts.get(i).forEach(sentence -> wanted.add(sentence.of(text)));
    }
    TranslationMemory known = memory.of(wanted);
    TextTranslator knowing = translator.with(known);
    List<PendingText> texts = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      PendingText text = english(blocks.get(i), cuts.get(i), knowing, known, lane);
      texts.add(text);
      if (text.refusal().isPresent()) {
        texts.forEach(PendingText::cancel);
        throw text.refusal().get();
      }
    }
    return new PendingArticle(article, texts, briefs, executor, translator.stamp());
  }

  /** An article that is in English already, for which briefs are wanted. */
  public PendingArticle restored(Article article, List<EnglishBlock> blocks, Stamp stamp) {
    return new PendingArticle(
        article,
        blocks.stream()
            .map(block -> PendingText.done(new TranslatedText(block.text(), block.segments())))
            .toList(),
        briefs,
        executor,
        stamp);
  }

  /** The cleaned sentences that a block is translated in: what a memory knows its English by. */
  private List<TextRange> sentences(Block block) {
    return PlainBlocks.english(block).isPresent()
        ? List.of(new TextRange(0, block.text().length()))
        : translator.sentences(block.cleaned());
  }

  /** The cleaned sentence that a segment of a block is the English of. */
  public static String sentence(Block block, Segment segment) {
    return piece(block, segment).of(block.text());
  }

  private static TextRange piece(Block block, Segment segment) {
    return block.cleaned().cleanedRange(segment.source().shifted(-block.range().start()));
  }

  /**
   * A block in which a person has put a sentence right. The checks are run anew on it.
   *
   * @param number which of the block's sentences, from 0
   */
  public EnglishBlock corrected(Block block, EnglishBlock english, int number, String text) {
    List<Segment> alone = new ArrayList<>();
    for (Segment segment : english.segments()) {
      alone.add(segment.shifted(0, -segment.target().start()));
    }
    Segment corrected =
        translator.checked(
            block.cleaned(),
            piece(block, alone.get(number)),
            new TranslationMemory.Remembered(text, 0, true, SegmentOrigin.EDITED));
    alone.set(number, corrected.shifted(block.range().start(), 0));
    TranslatedText joined = TranslatedText.joined(alone);
    return new EnglishBlock(english.kind(), english.source(), joined.text(), joined.segments());
  }

  private PendingText english(
      Block block,
      List<TextRange> sentences,
      TextTranslator knowing,
      TranslationMemory known,
      Lane lane) {
    Optional<String> plain = PlainBlocks.english(block);
    if (plain.isEmpty()) {
      return knowing.begin(block.cleaned(), sentences, lane).shifted(block.range().start());
    }
    TranslationMemory.Remembered better = known.find(List.of(block.text())).get(block.text());
    return PendingText.done(
        better == null ? plain(block, plain.get()) : plain(block, translator, better));
  }

  private static TranslatedText plain(
      Block block, TextTranslator translator, TranslationMemory.Remembered better) {
    TextRange all = new TextRange(0, block.text().length());
    return TranslatedText.joined(
        List.of(
            translator.checked(block.cleaned(), all, better).shifted(block.range().start(), 0)));
  }

  private static TranslatedText plain(Block block, String text) {
    return new TranslatedText(
        text,
        List.of(
            new Segment(
                block.range(),
                new TextRange(0, text.length()),
                text,
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                SegmentOrigin.MODEL)));
  }

  /** Whether a text is to be summarised as it is, rather than translated first. */
  public static boolean isEnglish(String text) {
    return Script.arabicShare(text) < Script.MOSTLY;
  }

  /**
   * Writes the brief of a text that is in English already; a line is a paragraph. Evidence is in
   * the text itself, under block 0.
   */
  public Brief summarize(String english, BriefRequest request) {
    if (english.codePoints().noneMatch(Character::isLetter)) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.NOT_ARABIC, "the text has no words");
    }
    List<SourceSentence> sentences = EnglishSentences.of(english);
    List<Evidence> places = new ArrayList<>();
    int at = 0;
    for (SourceSentence sentence : sentences) {
      int start = english.indexOf(sentence.text(), at);
      at = start + sentence.text().length();
      places.add(new Evidence(0, new TextRange(start, at), null));
    }
    if (sentences.isEmpty()) {
      return new Brief(request.style(), List.of());
    }
    return new Brief(
        request.style(),
        summarizer.summarize(sentences, request.style(), request.limits()).sentences().stream()
            .map(sentence -> BriefWriter.withEvidence(sentence, places))
            .toList());
  }
}
