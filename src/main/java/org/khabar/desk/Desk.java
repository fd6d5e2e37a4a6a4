package org.khabar.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;

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
   */
  public PendingArticle begin(String raw, Lane lane) {
    return begin(reader.read(raw), lane);
  }

  /**
   * Begins to translate an article that was sent in any format.
   *
   * @throws org.khabar.article.UnreadableArticleException if it is no article
   */
  public PendingArticle begin(SentArticle sent, Lane lane) {
    return begin(reader.read(sent), lane);
  }

  /** Begins to translate an article that has been read. */
  public PendingArticle begin(Article article, Lane lane) {
    List<PendingText> texts = new ArrayList<>();
    for (Block block : article.blocks()) {
      texts.add(english(block, lane));
    }
    return new PendingArticle(article, texts, briefs, executor, translator.stamp());
  }

  private PendingText english(Block block, Lane lane) {
    return PlainBlocks.english(block)
        .map(text -> PendingText.done(plain(block, text)))
        .orElseGet(() -> translator.begin(block.cleaned(), lane).shifted(block.range().start()));
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
                List.of())));
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
