package org.khabar.engine;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongBinaryOperator;

/**
 * Counts of what an engine has done. Counting never blocks; figures read while work goes on may be
 * of slightly different moments.
 */
public final class EngineCounters {
  final LongAdder nativeOpened = new LongAdder();
  final LongAdder nativeClosed = new LongAdder();
  final LongAdder nativeCalls = new LongAdder();
  final LongAdder batches = new LongAdder();
  final LongAdder sentences = new LongAdder();
  final LongAdder sourceTokens = new LongAdder();
  final LongAdder paddedSourceTokens = new LongAdder();
  final LongAdder targetTokens = new LongAdder();
  final LongAdder steps = new LongAdder();
  final LongAdder rows = new LongAdder();
  final LongAdder idleRows = new LongAdder();
  final LongAdder copiedPositions = new LongAdder();

  /**
   * The counts at one moment.
   *
   * @param nativeOpened native objects made
   * @param nativeClosed native objects freed
   * @param nativeCalls calls of the program
   * @param batches batches begun
   * @param sentences sentences in them
   * @param sourceTokens tokens of those sentences
   * @param paddedSourceTokens the same with the padding that batching added
   * @param targetTokens tokens of finished best hypotheses
   * @param steps decoding steps
   * @param rows rows that those steps computed
   * @param idleRows rows among them whose sentence was already finished
   * @param copiedPositions target positions whose keys and values were copied because rows changed
   *     places
   */
  public record Snapshot(
      long nativeOpened,
      long nativeClosed,
      long nativeCalls,
      long batches,
      long sentences,
      long sourceTokens,
      long paddedSourceTokens,
      long targetTokens,
      long steps,
      long rows,
      long idleRows,
      long copiedPositions) {

    /** The counts of two stretches of work together. */
    public Snapshot plus(Snapshot other) {
      return combined(other, Long::sum);
    }

    /** What was counted since an earlier moment. */
    public Snapshot minus(Snapshot earlier) {
      return combined(earlier, (now, then) -> now - then);
    }

    private Snapshot combined(Snapshot other, LongBinaryOperator operator) {
      return new Snapshot(
          operator.applyAsLong(nativeOpened, other.nativeOpened),
          operator.applyAsLong(nativeClosed, other.nativeClosed),
          operator.applyAsLong(nativeCalls, other.nativeCalls),
          operator.applyAsLong(batches, other.batches),
          operator.applyAsLong(sentences, other.sentences),
          operator.applyAsLong(sourceTokens, other.sourceTokens),
          operator.applyAsLong(paddedSourceTokens, other.paddedSourceTokens),
          operator.applyAsLong(targetTokens, other.targetTokens),
          operator.applyAsLong(steps, other.steps),
          operator.applyAsLong(rows, other.rows),
          operator.applyAsLong(idleRows, other.idleRows),
          operator.applyAsLong(copiedPositions, other.copiedPositions));
    }

    /** Sentences of a batch as it begins; not a number before the first. */
    public double sentencesABatch() {
      return (double) sentences / batches;
    }

    /** Share of the source places computed that were padding. */
    public double paddingShare() {
      return 1 - (double) sourceTokens / paddedSourceTokens;
    }

    /** Rows that a decoding step computes. */
    public double rowsAStep() {
      return (double) rows / steps;
    }

    /** Share of the rows computed whose sentence was already finished. */
    public double idleRowShare() {
      return (double) idleRows / rows;
    }

    /** Native objects that are open; those of the model itself are not counted. */
    public long nativeOpen() {
      return nativeOpened - nativeClosed;
    }
  }

  /** Reads all counts. */
  public Snapshot snapshot() {
    return new Snapshot(
        nativeOpened.sum(),
        nativeClosed.sum(),
        nativeCalls.sum(),
        batches.sum(),
        sentences.sum(),
        sourceTokens.sum(),
        paddedSourceTokens.sum(),
        targetTokens.sum(),
        steps.sum(),
        rows.sum(),
        idleRows.sum(),
        copiedPositions.sum());
  }
}
