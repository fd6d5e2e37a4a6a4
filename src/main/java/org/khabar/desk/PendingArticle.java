package org.khabar.desk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.khabar.article.Article;
import org.khabar.article.Block;
import org.khabar.translate.NameSpellings;
import org.khabar.translate.PendingText;
import org.khabar.translate.Stamp;
import org.khabar.translate.TranslatedText;

/** An article whose blocks and sentences are known and whose English is on its way. */
public final class PendingArticle {
  private final Article article;
  private final List<PendingText> texts;
  private final CompletableFuture<List<EnglishBlock>> blocks;
  private final BriefWriter briefs;
  private final Executor executor;
  private final Stamp stamp;
  private final Map<BriefRequest, CompletableFuture<EnglishArticle>> finished =
      new ConcurrentHashMap<>();

  PendingArticle(
      Article article,
      List<PendingText> texts,
      BriefWriter briefs,
      Executor executor,
      Stamp stamp) {
    this.article = article;
    this.texts = List.copyOf(texts);
    this.briefs = briefs;
    this.executor = executor;
    this.stamp = stamp;
    this.blocks =
        CompletableFuture.allOf(
                texts.stream().map(PendingText::whole).toArray(CompletableFuture[]::new))
            .thenApply(done -> english());
  }

  /** The article as it was read. */
  public Article article() {
    return article;
  }

  /**
   * The text of each block as its sentences are done, before names are spelled alike throughout the
   * article; source ranges are into the raw article.
   */
  public List<PendingText> texts() {
    return texts;
  }

  /**
   * Its blocks once they are in English.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   */
  public CompletableFuture<List<EnglishBlock>> blocks() {
    return blocks.copy();
  }

  /** What the English is made with. */
  public Stamp stamp() {
    return stamp;
  }

  /**
   * The article once it is in English, with its brief. May be asked for several briefs, all of the
   * same English; each is written once.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   */
  public CompletableFuture<EnglishArticle> with(BriefRequest request) {
    return finished.computeIfAbsent(
        request,
        wanted ->
            blocks.thenApplyAsync(
                english ->
                    new EnglishArticle(article, english, briefs.write(english, wanted), stamp),
                executor));
  }

  /** Gives up what is not in English yet, unless others wait for it too. */
  public void cancel() {
    texts.forEach(PendingText::cancel);
  }

  /** The blocks in English, each name spelled as it is where it is first given in full. */
  private List<EnglishBlock> english() {
    List<Block> read = article.blocks();
    List<TranslatedText> spelled =
        NameSpellings.alike(
            article.raw(), texts.stream().map(text -> text.whole().join()).toList());
    return IntStream.range(0, read.size())
        .mapToObj(i -> english(read.get(i), spelled.get(i)))
        .toList();
  }

  private static EnglishBlock english(Block block, TranslatedText text) {
    return new EnglishBlock(block.kind(), block.range(), text.text(), text.segments());
  }
}
