package org.khabar.api.trace;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.translate.TranslationWatch;

/** What the trace of a request is for the rest of the service. */
public final class RequestTrace {
  static final String PARENT = "traceparent";

  private static final String ID = "khabar.trace";
  private static final String WATCH = "khabar.watch";

  /** As W3C Trace Context writes it: version, trace, parent and flags. */
  private static final Pattern CONTEXT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private RequestTrace() {}

  static void leave(HttpRequest<?> request, String id, TranslationWatch watch) {
    request.setAttribute(ID, id);
    request.setAttribute(WATCH, watch);
  }

  /** The trace that a request is part of: its own, or that which it names, be it traced or not. */
  public static Optional<String> id(HttpRequest<?> request) {
    return request
        .getAttribute(ID, String.class)
        .or(
            () ->
                request
                    .getHeaders()
                    .findFirst(PARENT)
                    .map(CONTEXT::matcher)
                    .filter(Matcher::matches)
                    .map(context -> context.group(1)));
  }

  /** Who is told of the work on a request's texts. */
  public static TranslationWatch watch(HttpRequest<?> request) {
    return request.getAttribute(WATCH, TranslationWatch.class).orElse(TranslationWatch.NONE);
  }
}
