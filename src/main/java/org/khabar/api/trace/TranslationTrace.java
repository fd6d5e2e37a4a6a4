package org.khabar.api.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.Lane;
import org.khabar.translate.TranslationWatch;

/**
 * The translating for one request, or one window, as spans: {@code khabar.translate} for all of it,
 * in it {@code khabar.queue} for the time until the engine begins its first sentence, and {@code
 * khabar.repair} for each sentence that takes further tries, of which the first {@value
 * #MOST_REPAIRS} have one. What is asked for of its sentences is in the attributes of the first.
 */
final class TranslationTrace implements TranslationWatch {
  static final int MOST_REPAIRS = 50;

  private final Tracer tracer;
  private final Context parent;
  private final LongAdder sentences = new LongAdder();
  private final LongAdder reviews = new LongAdder();
  private final LongAdder searches = new LongAdder();
  private final LongAdder sourceTokens = new LongAdder();
  private final LongAdder targetTokens = new LongAdder();
  private final AtomicLong repairs = new AtomicLong();
  private final AtomicLong longestWait = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();
  private @Nullable Span span;
  private boolean ended;

  TranslationTrace(Tracer tracer, Context parent) {
    this.tracer = tracer;
    this.parent = parent;
  }

  /** The span of all of it, which the first call begins. */
  private synchronized Span span() {
    Span all = span;
    if (all == null) {
      all =
          ended
              ? Span.getInvalid()
              : tracer.spanBuilder("khabar.translate").setParent(parent).startSpan();
      span = all;
    }
    return all;
  }

  private Context inside() {
    return parent.with(span());
  }

  @Override
  public void asked(int count) {
    span();
    sentences.add(count);
  }

  @Override
  public void begun(Lane lane, Instant since, Duration waited) {
    longestWait.accumulateAndGet(waited.toMillis(), Math::max);
    if (begun.compareAndSet(false, true)) {
      tracer
          .spanBuilder("khabar.queue")
          .setParent(inside())
          .setStartTimestamp(since)
          .setAttribute("khabar.lane", lane.name().toLowerCase(Locale.ROOT))
          .startSpan()
          .end(since.plus(waited));
    }
  }

  @Override
  public void searched(int source, int target) {
    searches.increment();
    sourceTokens.add(source);
    targetTokens.add(target);
  }

  @Override
  public Repair repairing() {
    if (repairs.incrementAndGet() > MOST_REPAIRS) {
      return faultless -> {};
    }
    Span repair = tracer.spanBuilder("khabar.repair").setParent(inside()).startSpan();
    return faultless -> repair.setAttribute("khabar.faultless", faultless).end();
  }

  @Override
  public void answered(boolean needsReview) {
    if (needsReview) {
      reviews.increment();
    }
  }

  /** Ends the span of all of it, if there is one. */
  synchronized void end() {
    ended = true;
    if (span != null) {
      span.setAttribute("khabar.sentences", sentences.sum())
          .setAttribute("khabar.sentences.review", reviews.sum())
          .setAttribute("khabar.searches", searches.sum())
          .setAttribute("khabar.repairs", repairs.get())
          .setAttribute("khabar.source.tokens", sourceTokens.sum())
          .setAttribute("khabar.target.tokens", targetTokens.sum())
          .setAttribute("khabar.queue.longest_ms", longestWait.get())
          .end();
    }
  }
}
