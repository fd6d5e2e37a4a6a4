package org.khabar.desk.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.khabar.article.Block;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.PendingArticle;
import org.khabar.translate.FidelityChecks;
import org.khabar.translate.Segment;
import org.khabar.translate.SegmentOrigin;
import org.khabar.translate.SharedWork;
import org.khabar.translate.Stamp;
import org.khabar.translate.TranslationMemory;
import org.khabar.translate.TranslationMemory.Remembered;

/**
 * Takes articles in: translates what is not stored yet, stores what it answers, and goes on without
 * the store where that is off or away.
 */
public final class ArticleDesk {
  private final Desk desk;
  private final StoreDatabase database;
  private final ArticleStore store;
  private final BriefShelf briefs;
  private final MemoryStore memory;
  private final boolean enabled;
  private final Executor executor;
  private final Map<String, SharedWork<FiledArticle>> underWay = new ConcurrentHashMap<>();

  /**
   * @param enabled whether articles are stored here at all
   * @param executor where the database is waited for
   */
  public ArticleDesk(
      Desk desk,
      StoreDatabase database,
      ArticleStore store,
      BriefShelf briefs,
      MemoryStore memory,
      boolean enabled,
      Executor executor) {
    this.desk = desk;
    this.database = database;
    this.store = store;
    this.briefs = briefs;
    this.memory = memory;
    this.enabled = enabled;
    this.executor = executor;
  }

  /** What an owner has corrected, for translations of any kind. */
  public TranslationMemory memory(String owner) {
    return enabled ? memory.of(owner) : TranslationMemory.EMPTY;
  }

  /**
   * Takes an article in and answers it as a whole. The same article, sent by many at once, is
   * translated and stored once, and given up when none of them waits any more.
   *
   * @return a future, to be cancelled by who no longer waits; it fails with a {@link
   *     org.khabar.engine.GenerationException}
   * @throws ArticleRefusal if it updates an article that is not there
   */
  public CompletableFuture<FiledArticle> answer(Submission submission, BriefRequest request) {
    if (!enabled || !submission.store() || submission.updates() != null) {
      CompletableFuture<FiledArticle> work = new CompletableFuture<>();
      end(work, file(submission), request);
      return work;
    }
    String key = key(submission, null).id() + request; // a record says all that it is made of
    while (true) {
      CompletableFuture<FiledArticle> work = new CompletableFuture<>();
      SharedWork<FiledArticle> mine = new SharedWork<>(work);
      SharedWork<FiledArticle> others = underWay.putIfAbsent(key, mine);
      SharedWork<FiledArticle> shared = others == null ? mine : others;
      Optional<CompletableFuture<FiledArticle>> waiter = shared.waiter();
      if (others == null) {
        begin(submission, request, work, () -> underWay.remove(key, mine));
      }
      if (waiter.isPresent()) {
        return waiter.get();
      }
      underWay.remove(key, shared); // all who waited for it have left
    }
  }

  private void begin(
      Submission submission,
      BriefRequest request,
      CompletableFuture<FiledArticle> work,
      Runnable ended) {
    CompletableFuture<?> unused = work.whenComplete((filed, failure) -> ended.run());
    try {
      end(work, file(submission), request);
    } catch (RuntimeException e) {
      work.completeExceptionally(e);
      throw e;
    }
  }

  /** Ends work with a filing's answer; if the work is cancelled, the filing is given up. */
  private static void end(
      CompletableFuture<FiledArticle> work, Filing filing, BriefRequest request) {
    CompletableFuture<?> unused =
        work.whenComplete(
            (filed, failure) -> {
              if (work.isCancelled()) {
                filing.pending().cancel();
              }
            });
    unused =
        filing
            .with(request)
            .whenComplete(
                (filed, failure) -> {
                  if (failure == null) {
                    work.complete(filed);
                  } else {
                    work.completeExceptionally(failure);
                  }
                });
  }

  /**
   * Takes an article in.
   *
   * @throws ArticleRefusal if it updates an article that is not there
   */
  public Filing file(Submission submission) {
    StoredArticle updated = updated(submission);
    if (!enabled || !submission.store()) {
      return unstored(
          pending(submission, updated), enabled ? Storing.NOT_ASKED : Storing.OFF, updated);
    }
    ArticleKey key = key(submission, updated);
    Optional<StoredArticle> there =
        database.attempt(() -> store.find(submission.owner(), key.id())).flatMap(found -> found);
    if (there.isPresent()) {
      StoredArticle stored = there.get();
      return new Filing(
          desk.restored(stored.source(), stored.blocks(), stored.stamp()),
          request ->
              CompletableFuture.supplyAsync(
                  () -> filed(stored, Storing.AGAIN, request, updated), executor));
    }
    return stored(submission, key, pending(submission, updated), updated);
  }

  private Filing unstored(
      PendingArticle pending, Storing storing, @Nullable StoredArticle updated) {
    return new Filing(
        pending,
        request ->
            pending
                .with(request)
                .thenApply(
                    english -> new FiledArticle(english, storing, null, diff(updated, english))));
  }

  private Filing stored(
      Submission submission,
      ArticleKey key,
      PendingArticle pending,
      @Nullable StoredArticle updated) {
    String externalId =
        submission.externalId() == null && updated != null
            ? updated.head().externalId()
            : submission.externalId();
    CompletableFuture<Optional<ArticleStore.Saved>> saving =
        pending
            .blocks()
            .thenApplyAsync(
                blocks ->
                    database.attempt(
                        () ->
                            store.save(
                                submission.owner(),
                                externalId,
                                key,
                                ArticleBody.of(pending.article(), blocks, pending.stamp()))),
                executor);
    Filing without = unstored(pending, Storing.FAILED, updated);
    return new Filing(
        pending,
        request ->
            saving.thenComposeAsync(
                saved ->
                    saved.isEmpty()
                        ? without.with(request)
                        : CompletableFuture.completedFuture(
                            filed(
                                saved.get().article(),
                                saved.get().isNew() ? Storing.NEW : Storing.AGAIN,
                                request,
                                updated)),
                executor));
  }

  private FiledArticle filed(
      StoredArticle article,
      Storing storing,
      BriefRequest request,
      @Nullable StoredArticle updated) {
    EnglishArticle english = article.with(briefs.of(article, request));
    return new FiledArticle(english, storing, article.head(), diff(updated, english));
  }

  private static @Nullable ArticleDiff diff(
      @Nullable StoredArticle updated, EnglishArticle english) {
    return updated == null ? null : ArticleDiff.between(updated, english);
  }

  private PendingArticle pending(Submission submission, @Nullable StoredArticle updated) {
    TranslationMemory known = memory(submission.owner());
    return submission
        .desk()
        .begin(
            submission.article(),
            updated == null ? known : known.before(unchanged(updated, stamp(submission))),
            submission.lane());
  }

  private static ArticleKey key(Submission submission, @Nullable StoredArticle updated) {
    Stamp stamp = stamp(submission);
    return submission.externalId() == null && updated != null
        ? ArticleKey.ofStory(updated.head().key().story(), submission.article(), stamp)
        : ArticleKey.of(submission.owner(), submission.externalId(), submission.article(), stamp);
  }

  private static Stamp stamp(Submission submission) {
    return submission.desk().translator().stamp();
  }

  private @Nullable StoredArticle updated(Submission submission) {
    String id = submission.updates();
    if (id == null) {
      return null;
    }
    return (enabled ? store.find(submission.owner(), id) : Optional.<StoredArticle>empty())
        .orElseThrow(
            () ->
                new ArticleRefusal(
                    ArticleRefusal.Kind.UNKNOWN,
                    "there is no article of this id to update",
                    "updates"));
  }

  /**
   * The sentences of an article, for an update of it. What a model wrote is taken over only if the
   * same model would write it now: no new stamp stands on an old model's text.
   */
  private static TranslationMemory unchanged(StoredArticle article, Stamp stamp) {
    Map<String, Remembered> known = new HashMap<>();
    for (int i = 0; i < article.blocks().size(); i++) {
      Block source = article.source().blocks().get(i);
      for (Segment segment : article.blocks().get(i).segments()) {
        boolean written = segment.origin() == SegmentOrigin.MODEL;
        if (!written || article.stamp().equals(stamp)) {
          known.put(
              Desk.sentence(source, segment),
              new Remembered(
                  segment.text(),
                  segment.score(),
                  FidelityChecks.complete(segment.findings()),
                  written ? SegmentOrigin.MODEL : SegmentOrigin.MEMORY));
        }
      }
    }
    return sentences -> known;
  }
}
