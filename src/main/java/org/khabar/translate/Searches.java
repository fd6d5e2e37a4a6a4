package org.khabar.translate;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.khabar.engine.Lane;

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
   * Searches once more. The first time the sentence waits for its turn; where somebody waits for
   * it, later searches go before what waits for its first, as their sentence has waited already,
   * but for those that could share no batch with first ones. In a backlog they wait until there are
   * more of them, which fills batches better.
   *
   * @throws CancellationException if nobody wants the sentence any more
   */
  CompletableFuture<List<Translation>> search(String written, SearchPlan.Way way) {
    if (cancelled) {
      throw new CancellationException("nobody waits for this sentence");
    }
    CompletableFuture<List<Translation>> found =
        translator.candidates(
            written,
            way.settings(),
            lane,
            linked,
            lane == Lane.INTERACTIVE && way.common() && !begun.isEmpty());
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
