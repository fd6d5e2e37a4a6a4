package org.khabar.translate;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Sentences that were translated already, by stamp and cleaned source. The same sentence asked for
 * twice at a time is translated once, and given up when nobody who asked waits any more. Failures
 * are not kept.
 */
public final class SentenceCache {
  /** What a word link weighs beside a character. */
  private static final int LINK = 16;

  private final AsyncCache<Key, SentenceResult> sentences;

  private record Key(String stamp, String source) {}

  /**
   * @param characters room, in characters of source and target together; 0 keeps nothing
   */
  public SentenceCache(long characters) {
    this.sentences =
        Caffeine.newBuilder()
            .maximumWeight(characters)
            .<Key, SentenceResult>weigher(
                (key, result) ->
                    key.source().length()
                        + result.text().length()
                        + LINK * result.links().size()
                        + 1)
            .recordStats()
            .buildAsync();
  }

  /** The English of a sentence; cancelling the future is no concern of others who wait for it. */
  CompletableFuture<SentenceResult> get(
      Stamp stamp, String source, Supplier<CompletableFuture<SentenceResult>> translate) {
    Key key = new Key(stamp.key(), source);
    while (true) {
      CompletableFuture<SentenceResult> kept =
          sentences.get(key, (missing, executor) -> new SharedWork<>(translate.get()));
      Optional<CompletableFuture<SentenceResult>> mine =
          kept instanceof SharedWork<SentenceResult> shared
              ? shared.waiter()
              : Optional.of(kept.copy());
      if (mine.isPresent()) {
        return mine.get();
      }
      sentences.asMap().remove(key, kept);
    }
  }

  /**
   * The English of a sentence for somebody who may give it up where others would not: what is kept
   * or under way is shared, new work is the caller's own, and is kept if it is done.
   */
  CompletableFuture<SentenceResult> getOrOwn(
      Stamp stamp, String source, Supplier<CompletableFuture<SentenceResult>> translate) {
    Key key = new Key(stamp.key(), source);
    CompletableFuture<SentenceResult> kept = sentences.getIfPresent(key);
    Optional<CompletableFuture<SentenceResult>> mine =
        kept instanceof SharedWork<SentenceResult> shared
            ? shared.waiter()
            : Optional.ofNullable(kept).map(CompletableFuture::copy);
    return mine.orElseGet(
        () -> {
          CompletableFuture<SentenceResult> own = translate.get();
          CompletableFuture<?> unused =
              own.thenAccept(done -> sentences.put(key, CompletableFuture.completedFuture(done)));
          return own;
        });
  }

  /** Lookups that were answered from here. */
  public long hits() {
    return sentences.synchronous().stats().hitCount();
  }

  /** Lookups that had to be translated. */
  public long misses() {
    return sentences.synchronous().stats().missCount();
  }
}
