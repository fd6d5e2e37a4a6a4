package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.khabar.engine.GenerationException;
import org.khabar.translate.PendingText;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * An answer as server-sent events, for those who ask for {@code text/event-stream}. The data of
 * each event is JSON:
 *
 * <ul>
 *   <li>{@code source}, once, at once: a {@link StreamedSource};
 *   <li>{@code segment}, one for each sentence as it gets done, in any order: a {@link
 *       StreamedSegment};
 *   <li>{@code brief}, for an article, in each style that is wanted: a {@link BriefView};
 *   <li>{@code done}, the last: what the answer is without a stream;
 *   <li>{@code problem}, the last if something fails midway: a {@link Problem}. What is known to
 *       fail before the stream begins is answered with its status and no stream.
 * </ul>
 *
 * <p>What is not in English yet when the client goes away is given up.
 */
@Singleton
final class AnswerStream {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);

  private final ExecutorService executor;

  /**
   * @param executor where events are made, as the threads that complete sentences are the engine's
   */
  AnswerStream(@Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.executor = executor;
  }

  /** An event that comes after the sentences. */
  interface Ending extends Supplier<CompletableFuture<Event<?>>> {}

  /**
   * The events of texts that are on their way.
   *
   * @param endings the events after the last sentence, in order
   * @throws GenerationException if the texts were refused
   */
  HttpResponse<?> of(StreamedSource source, List<PendingText> texts, List<Ending> endings) {
    refusal(texts);
    return HttpResponse.ok(events(source, texts, endings))
        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Publisher<Event<?>> events(
      StreamedSource source, List<PendingText> texts, List<Ending> endings) {
    return Flux.create(
        sink -> {
          sink.onCancel(() -> texts.forEach(PendingText::cancel));
          sink.next(event("source", source));
          CompletableFuture<?> last = segments(texts, sink);
          for (Ending ending : endings) {
            last = last.thenCompose(before -> ending.get()).thenAccept(sink::next);
          }
          CompletableFuture<?> unused =
              last.whenComplete(
                  (result, failure) -> {
                    if (failure != null) {
                      texts.forEach(PendingText::cancel);
                      sink.next(event("problem", problem(failure)));
                    }
                    sink.complete();
                  });
        });
  }

  static Event<?> event(String name, Object body) {
    return Event.of(body).name(name);
  }

  private CompletableFuture<?> segments(List<PendingText> texts, FluxSink<Event<?>> sink) {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int k = 0; k < texts.get(i).segments().size(); k++) {
        int block = i;
        int number = k;
        sent.add(
            texts
                .get(i)
                .segments()
                .get(k)
                .thenAcceptAsync(
                    segment ->
                        sink.next(
                            event(
                                "segment",
                                new StreamedSegment(block, number, SegmentView.of(segment)))),
                    executor));
      }
    }
    return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
  }

  /** What the engine refused is answered with its status, as long as no event was sent. */
  static void refusal(List<PendingText> texts) {
    for (PendingText text : texts) {
      if (text.whole().isCompletedExceptionally()) {
        texts.forEach(PendingText::cancel);
        try {
          text.whole().join();
        } catch (CompletionException e) {
          throw e.getCause() instanceof GenerationException refused ? refused : e;
        }
      }
    }
  }

  private static Problem problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof GenerationException refused) {
      return Problem.of(GenerationHandler.status(refused), refused.getMessage(), null);
    }
    if (!(cause instanceof CancellationException)) {
      LOG.error("a streamed answer failed", cause);
    }
    return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, Problem.FAILED, null);
  }
}
