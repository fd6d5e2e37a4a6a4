package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.khabar.arabic.TextRange;

/**
 * A text whose sentences are known and whose English is on its way.
 *
 * @param sources where its sentences stand in the raw text, in order
 * @param segments each sentence as soon as it is done, whatever comes before it: its target ranges
 *     count from the start of its own English
 * @param whole all of it, put together; fails with a {@link org.khabar.engine.GenerationException}
 * @param work what to cancel
 */
public record PendingText(
    List<TextRange> sources,
    List<CompletableFuture<Segment>> segments,
    CompletableFuture<TranslatedText> whole,
    List<? extends Future<?>> work) {
  public PendingText {
    sources = List.copyOf(sources);
    segments = List.copyOf(segments);
    work = List.copyOf(work);
  }

  /** A text that needs no model. */
  public static PendingText done(TranslatedText text) {
    return new PendingText(
        text.segments().stream().map(Segment::source).toList(),
        text.segments().stream()
            .map(s -> CompletableFuture.completedFuture(s.shifted(0, -s.target().start())))
            .toList(),
        CompletableFuture.completedFuture(text),
        List.of());
  }

  /** A text that cannot be translated. */
  static PendingText failed(List<TextRange> sources, RuntimeException failure) {
    return new PendingText(
        sources,
        sources.stream().map(s -> CompletableFuture.<Segment>failedFuture(failure)).toList(),
        CompletableFuture.failedFuture(failure),
        List.of());
  }

  /** Why it is refused as a whole, if that is known already. */
  public Optional<RuntimeException> refusal() {
    if (!whole.isCompletedExceptionally()) {
      return Optional.empty();
    }
    try {
      whole.join();
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(e.getCause() instanceof RuntimeException cause ? cause : e);
    } catch (CancellationException e) {
      return Optional.of(e);
    }
  }

  /** Gives up what is not done yet, unless others wait for it too. */
  public void cancel() {
    work.forEach(future -> future.cancel(true));
  }

  /** The same text as a part of a longer one, in which its source begins at an offset. */
  public PendingText shifted(int offset) {
    return new PendingText(
        sources.stream().map(source -> source.shifted(offset)).toList(),
        segments.stream().map(s -> s.thenApply(done -> done.shifted(offset, 0))).toList(),
        whole.thenApply(text -> text.shifted(offset, 0)),
        work);
  }

  /** Several texts as one, whose whole is put together of theirs. */
  static PendingText of(List<PendingText> parts, CompletableFuture<TranslatedText> whole) {
    List<TextRange> sources = new ArrayList<>();
    List<CompletableFuture<Segment>> segments = new ArrayList<>();
    List<Future<?>> work = new ArrayList<>();
    for (PendingText part : parts) {
      sources.addAll(part.sources());
      segments.addAll(part.segments());
      work.addAll(part.work());
    }
    return new PendingText(sources, segments, whole, work);
  }
}
