package org.khabar.translate;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import org.khabar.engine.Lane;
import org.khabar.model.GenerationSettings;

/** The searches for one sentence. Cancelling them frees their places in the engine. */
final class Searches {
  private final SentenceTranslator translator;
  private final Lane lane;
  private final boolean linked;
  private final Queue<CompletableFuture<?>> begun = new ConcurrentLinkedQueue<>();
  private volatile boolean cancelled;

  /**
   * @param linked whether word links are wanted
   */
  Searches(SentenceTranslator translator, Lane lane, boolean linked) {
    this.translator = translator;
    this.lane = lane;
    this.linked = linked;
  }

  /**
   * Searches once more.
   *
   * @throws CancellationException if nobody wants the sentence any more
   */
  CompletableFuture<List<Translation>> search(
      String written, IntFunction<GenerationSettings> settings) {
    if (cancelled) {
      throw new CancellationException("nobody waits for this sentence");
    }
    CompletableFuture<List<Translation>> found =
        translator.candidates(written, settings, lane, linked);
    begun.add(found);
    if (cancelled) {
      found.cancel(true); // it was added after the others were cancelled
    }
    return found;
  }

  void cancel() {
    cancelled = true;
    begun.forEach(search -> search.cancel(true));
  }
}
