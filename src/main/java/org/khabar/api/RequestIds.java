package org.khabar.api;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.khabar.api.trace.RequestTrace;

/**
 * Gives each request an id: the one that it brings in {@code X-Request-Id} if that can stand in a
 * header and a log line, else a new one. It is in the answer, in problems, and in the log lines of
 * what the request's own threads do; these have the id of its trace too, if it is part of one.
 */
@ServerFilter("/**")
final class RequestIds implements Ordered {
  static final String HEADER = "X-Request-Id";

  private static final String ID = "khabar.request";
  private static final String FIELD = "request";
  private static final String TRACE = "trace";
  private static final int ORDER = -3000;
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    String id =
        request
            .getHeaders()
            .findFirst(HEADER)
            .filter(given -> SANE.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    request.setAttribute(ID, id);
    Map<String, String> said = new HashMap<>(Map.of(FIELD, id));
    RequestTrace.id(request).ifPresent(trace -> said.put(TRACE, trace));
    context.add(new MdcPropagationContext(said));
  }

  @ResponseFilter
  void say(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String id = of(request);
    response.header(HEADER, id);
    if (response.body() instanceof Problem problem) {
      response.body(problem.of(id));
    }
  }

  /** The id of a request. */
  static String of(HttpRequest<?> request) {
    return request.getAttribute(ID, String.class).orElse("-");
  }
}
