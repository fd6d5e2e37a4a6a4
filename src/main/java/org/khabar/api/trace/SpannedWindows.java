package org.khabar.api.trace;

import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.khabar.translate.TranslationWatch;

/** A span for each window of a job, with its job's id, its number, and how many items it has. */
@Singleton
@Requires(bean = Tracer.class)
final class SpannedWindows implements WindowTraces {
  private static final ContextKey<TranslationTrace> CURRENT = ContextKey.named("khabar.window");

  private final Tracer tracer;

  SpannedWindows(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public <T> T around(String job, int number, int items, Supplier<T> work) {
    Span span =
        tracer
            .spanBuilder("khabar.job.window")
            .setNoParent()
            .setAttribute("khabar.job.id", job)
            .setAttribute("khabar.job.window", number)
            .setAttribute("khabar.job.items", items)
            .startSpan();
    Context context = Context.root().with(span);
    TranslationTrace translation = new TranslationTrace(tracer, context);
    try {
      return context.with(CURRENT, translation).wrapSupplier(work).get();
    } finally {
      translation.end();
      span.end();
    }
  }

  @Override
  public TranslationWatch current() {
    TranslationTrace translation = Context.current().get(CURRENT);
    return translation == null ? TranslationWatch.NONE : translation;
  }
}
