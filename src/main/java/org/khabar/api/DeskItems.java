package org.khabar.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khabar.article.ArticleFormat;
import org.khabar.article.SentArticle;
import org.khabar.article.UnreadableArticleException;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.EnglishFormat;
import org.khabar.engine.GenerationException;
import org.khabar.engine.Lane;
import org.khabar.jobs.ItemOutcome;
import org.khabar.jobs.ItemTranslator;
import org.khabar.jobs.JobItem;
import org.khabar.summarize.Style;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.TranslationMemory;
import org.khabar.translate.TranslationWatch;
import org.khabar.translate.markup.MarkupRules;
import org.khabar.translate.markup.MarkupTranslator;

/**
 * Translates the items of jobs with the desk, in the lane of backlogs. Results are the JSON that
 * {@code /v1/translations} and {@code /v1/articles} answer with.
 */
public final class DeskItems implements ItemTranslator {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Desk desk;
  private final TranslationMemory memory;
  private final Supplier<TranslationWatch> watch;

  public DeskItems(Desk desk) {
    this(desk, TranslationMemory.EMPTY, () -> TranslationWatch.NONE);
  }

  /**
   * @param memory English that stands above the model's
   * @param watch who is told of the work on an item, asked on the thread that gives it
   */
  DeskItems(Desk desk, TranslationMemory memory, Supplier<TranslationWatch> watch) {
    this.desk = desk;
    this.memory = memory;
    this.watch = watch;
  }

  /** The outcome is on its way; cancelling it gives up what is not in English yet. */
  @Override
  public CompletableFuture<ItemOutcome> translate(JobItem item) {
    Desk watched = desk.watchedBy(watch.get());
    Queue<Future<?>> begun = new ConcurrentLinkedQueue<>();
    CompletableFuture<ItemOutcome> outcome = translate(item, watched.telling(begun::add));
    CompletableFuture<?> unused =
        outcome.whenComplete(
            (done, failure) -> {
              if (outcome.isCancelled()) {
                begun.forEach(work -> work.cancel(true));
              }
            });
    return outcome;
  }

  private CompletableFuture<ItemOutcome> translate(JobItem item, Desk desk) {
    TextTranslator translator = desk.translator().with(memory);
    return outcomes(
        () ->
            switch (item.kind()) {
              case TEXT -> translator.translate(item.input(), Lane.BULK).thenApply(this::view);
              case HTML -> html(translator, item).thenApply(this::view);
              case PAGE -> html(translator, item).thenApply(TranslatedText::text);
              case ARTICLE ->
                  desk.begin(desk.read(item.input()), memory, Lane.BULK)
                      .with(BriefRequest.of(Style.BRIEF))
                      .thenApply(article -> written(ArticleView.of(article)));
              case NINJS ->
                  desk.begin(desk.read(sent(item)), memory, Lane.BULK)
                      .with(BriefRequest.of(Style.BRIEF))
                      .thenApply(DeskItems::ninjs);
            });
  }

  private String view(TranslatedText text) {
    return written(new ItemView(TranslationResponse.TextView.of(text), desk.translator().stamp()));
  }

  /** The English of an item of HTML. */
  public static CompletableFuture<TranslatedText> html(TextTranslator translator, JobItem item) {
    return MarkupTranslator.of(translator).translate(item.input(), MarkupRules.HTML, Lane.BULK);
  }

  /** An item of ninjs as it was sent. */
  public static SentArticle sent(JobItem item) {
    return new SentArticle(
        item.input().getBytes(StandardCharsets.UTF_8), ArticleFormat.NINJS, null);
  }

  /** An English article as a ninjs item on one line. */
  public static String ninjs(EnglishArticle article) {
    try {
      return MAPPER.readTree(EnglishFormat.NINJS.write(article)).toString();
    } catch (IOException e) {
      throw new IllegalStateException("what was written is no JSON", e);
    }
  }

  /** What became of work, as jobs know it. */
  public static CompletableFuture<ItemOutcome> outcomes(Supplier<CompletableFuture<String>> work) {
    CompletableFuture<String> result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(outcome(e));
    }
    return result.handle(
        (written, failure) -> failure == null ? new ItemOutcome.Done(written) : outcome(failure));
  }

  private String written(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view cannot be written", e);
    }
  }

  private static ItemOutcome outcome(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause == null || cause.getMessage() == null ? "it failed" : cause.getMessage();
    if (cause instanceof UnreadableArticleException
        || cause instanceof GenerationException.UnusableSource) {
      return new ItemOutcome.Unusable(said);
    }
    if (cause instanceof GenerationException.QueueFull full) {
      return new ItemOutcome.Busy(full.retryAfter());
    }
    return new ItemOutcome.Failed(said);
  }
}
