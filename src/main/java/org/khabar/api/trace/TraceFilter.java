package org.khabar.api.trace;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A span for each request that has a route, probes and scrapes aside, named as OpenTelemetry's
 * conventions for HTTP servers have it. It continues the trace that the request names. Its
 * attributes are the route, not the path, and nothing of query, headers or body.
 */
@ServerFilter("/**")
@Requires(bean = Tracer.class)
final class TraceFilter implements Ordered {
  private static final String SPAN = "khabar.span";
  private static final int ORDER = -3500;
  private static final int FAULT = 500;
  private static final TextMapGetter<HttpRequest<?>> HEADERS =
      (request, name) -> request == null ? null : request.getHeaders().get(name);

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  TraceFilter(Tracer tracer, OpenTelemetry openTelemetry) {
    this.tracer = tracer;
    this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
  }

  /** What a request's spans are until its answer. */
  private record Spans(Span request, TranslationTrace translation) {
    void end() {
      translation.end();
      request.end();
    }
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    String route = BasicHttpAttributes.getUriTemplate(request).orElse("");
    if (route.isEmpty() || route.startsWith("/health") || route.startsWith("/prometheus")) {
      return;
    }
    String method = request.getMethod().name();
    Context caller = propagator.extract(Context.root(), request, HEADERS);
    Span span =
        tracer
            .spanBuilder(method + " " + route)
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", method)
            .setAttribute("http.route", route)
            .setAttribute("url.scheme", request.isSecure() ? "https" : "http")
            .startSpan();
    TranslationTrace translation = new TranslationTrace(tracer, caller.with(span));
    request.setAttribute(SPAN, new Spans(span, translation));
    RequestTrace.leave(request, span.getSpanContext().getTraceId(), translation);
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .removeAttribute(SPAN, Spans.class)
        .ifPresent(
            spans -> {
              said(spans.request(), response);
              if (response.body() instanceof Publisher<?> stream) {
                response.body(Flux.from(stream).doFinally(how -> spans.end()));
              } else {
                spans.end();
              }
            });
  }

  private static void said(Span span, MutableHttpResponse<?> response) {
    span.setAttribute("http.response.status_code", response.code());
    String id = response.getHeaders().get("X-Request-Id");
    if (id != null) {
      span.setAttribute("khabar.request.id", id);
    }
    if (response.code() >= FAULT) {
      span.setStatus(StatusCode.ERROR);
    }
  }
}
