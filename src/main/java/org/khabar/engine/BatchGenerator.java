package org.khabar.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs a batch of requests with equal settings through the model. A sentence that finishes is
 * answered at once; when a quarter of the rows are of such sentences, they leave the batch.
 */
final class BatchGenerator {
  private static final int IDLE_SHARE = 4;
  private static final long[] UNCHANGED = {};

  private final SequenceModel model;
  private final Clock clock;
  private final EngineCounters counters;

  BatchGenerator(SequenceModel model, Clock clock, EngineCounters counters) {
    this.model = model;
    this.clock = clock;
    this.counters = counters;
  }

  /** A sentence in the batch. */
  private record Slot(PendingRequest pending, Search search) {
    boolean live() {
      return !search.done() && !pending.abandoned();
    }
  }

  /**
   * Answers every request of the batch.
   *
   * @param batch requests with equal settings
   * @param between called between two steps: the place for more urgent work
   */
  void run(List<PendingRequest> batch, Runnable between) {
    counters.batches.increment();
    counters.sentences.add(batch.size());
    int[][] sources = batch.stream().map(p -> p.request().source()).toArray(int[][]::new);
    Constraints constraints = new Constraints(batch.get(0).request().settings(), model.endToken());
    int top = Search.offered(constraints.settings().beams(), model.targetVocabulary());
    List<Slot> slots = new ArrayList<>();
    for (PendingRequest pending : batch) {
      slots.add(new Slot(pending, Search.start(constraints, model.startToken())));
    }
    boolean looking = batch.stream().anyMatch(pending -> pending.request().aligned());
    countSources(sources);
    try (SequenceModel.Decoding decoding = model.encode(sources)) {
      long[] order = UNCHANGED;
      int rows = 1;
      for (int position = 0; !slots.isEmpty(); position++) {
        between.run();
        long[] banned = banned(slots, constraints, position, rows);
        counters.copiedPositions.add((long) order.length * position);
        StepScores scores =
            decoding.step(
                new SequenceModel.StepRequest(
                    lastTokens(slots, rows),
                    order,
                    banned,
                    position,
                    top,
                    constraints.settings().renormalized(),
                    looking));
        advance(slots, scores, rows);
        List<Integer> kept = kept(slots);
        order = order(slots, kept, rows, constraints.settings().beams());
        rows = constraints.settings().beams();
        if (kept.size() < slots.size() && !kept.isEmpty()) {
          decoding.keep(kept.stream().mapToLong(Integer::longValue).toArray());
        }
        slots = kept.stream().map(slots::get).toList();
      }
    }
  }

  private void countSources(int[][] sources) {
    int longest = 0;
    for (int[] source : sources) {
      counters.sourceTokens.add(source.length);
      longest = Math.max(longest, source.length);
    }
    counters.paddedSourceTokens.add((long) longest * sources.length);
  }

  /** Sentences that are finished keep their rows until they leave; what those hold is of no use. */
  private long[] lastTokens(List<Slot> slots, int rows) {
    long[] tokens = new long[slots.size() * rows];
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      for (int row = 0; row < rows; row++) {
        tokens[i * rows + row] =
            slot.live() && row < slot.search().running().size()
                ? slot.search().running().get(row).token()
                : model.endToken();
      }
    }
    counters.steps.increment();
    counters.rows.add(tokens.length);
    return tokens;
  }

  private static long[] banned(List<Slot> slots, Constraints constraints, int position, int rows) {
    BannedTokens banned = new BannedTokens();
    constraints.banEverywhere(position + 1, banned);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot.live()) {
        List<Prefix> running = slot.search().running();
        for (int row = 0; row < running.size(); row++) {
          constraints.banAfter(running.get(row), i * rows + row, banned);
        }
      }
    }
    return banned.toArray();
  }

  private void advance(List<Slot> slots, StepScores scores, int rows) {
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      PendingRequest pending = slot.pending();
      if (!slot.live() || pending.expire(clock.instant())) {
        counters.idleRows.add(rows);
      } else if (!valid(scores, i * rows, rows)) {
        pending.fail(
            new GenerationException.NotANumber(
                "the model's scores are not numbers: its weights are damaged, or overflow in this"
                    + " number format"));
      } else {
        slot.search().advance(scores, i * rows);
        if (slot.search().done()) {
          List<Hypothesis> found = slot.search().hypotheses();
          counters.targetTokens.add(found.get(0).tokens().length);
          pending.complete(pending.request().aligned() ? aligned(found, slot) : found);
        }
      }
    }
  }

  /** The hypotheses, of which the best tells where its tokens come from. */
  private List<Hypothesis> aligned(List<Hypothesis> found, Slot slot) {
    float[][] looks = slot.search().best().looks(slot.pending().length(), model.looksOfInput());
    List<Hypothesis> all = new ArrayList<>(found);
    all.set(0, found.get(0).withAttention(looks));
    return List.copyOf(all);
  }

  private static boolean valid(StepScores scores, int first, int rows) {
    for (int row = first; row < first + rows; row++) {
      if (!scores.valid(row)) {
        return false;
      }
    }
    return true;
  }

  /** Which sentences stay: the running ones, or all while few have finished. */
  private static List<Integer> kept(List<Slot> slots) {
    List<Integer> live = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).live()) {
        live.add(i);
      }
    }
    int idle = slots.size() - live.size();
    boolean worthIt = live.isEmpty() || idle * IDLE_SHARE >= slots.size();
    return worthIt ? live : IntStream.range(0, slots.size()).boxed().toList();
  }

  /** Which row each of the next step's rows continues. */
  private static long[] order(List<Slot> slots, List<Integer> kept, int before, int rows) {
    long[] order = new long[kept.size() * rows];
    boolean same = order.length == slots.size() * before;
    for (int i = 0; i < kept.size(); i++) {
      int from = kept.get(i);
      Slot slot = slots.get(from);
      int[] parents = slot.search().parents();
      for (int row = 0; row < rows; row++) {
        int parent = slot.live() && row < parents.length ? parents[row] : 0;
        order[i * rows + row] = (long) from * before + parent;
        same &= order[i * rows + row] == i * rows + row;
      }
    }
    return same ? UNCHANGED : order;
  }
}
