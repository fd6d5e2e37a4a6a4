package org.khabar.api.keys;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Lets requests in. While there are no keys, whoever reaches the service may use it, but for pages
 * of other sites in a browser on this machine. From the first key on, every request shows one.
 */
@ServerFilter("/**")
final class Gate implements Ordered {
  /** After what every answer needs, before what costs anything. */
  static final int ORDER = -1000;

  private final KeyStore keys;
  private final LocalDoor local;
  private final OpenDoor open;
  private final RequestRates rates;
  private final RequestTally tally;
  private final Clock clock;
  private final ExecutorService executor;

  Gate(
      KeyStore keys,
      LocalDoor local,
      OpenDoor open,
      RequestRates rates,
      RequestTally tally,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.keys = keys;
    this.local = local;
    this.open = open;
    this.rates = rates;
    this.tally = tally;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  CompletableFuture<HttpRequest<?>> admit(HttpRequest<?> request) {
    Optional<Set<Scope>> needed = AccessRules.of(request);
    if (needed.isEmpty()) {
      return CompletableFuture.completedFuture(request);
    }
    Optional<String> shown = Credential.of(request);
    if (shown.isPresent() && local.opensFor(shown.get())) {
      return CompletableFuture.completedFuture(admitted(request, Caller.LOCAL, needed.get()));
    }
    if (open.isOpen()) {
      open.refuseOtherSites(request);
      return CompletableFuture.completedFuture(admitted(request, Caller.ANYBODY, needed.get()));
    }
    if (shown.isPresent() || !mayHoldKey(request)) {
      return CompletableFuture.completedFuture(admitted(request, caller(shown), needed.get()));
    }
    return inBody(request)
        .thenApplyAsync(found -> admitted(request, caller(found), needed.get()), executor);
  }

  private HttpRequest<?> admitted(HttpRequest<?> request, Caller caller, Set<Scope> needed) {
    caller.mark(request);
    if (needed.stream().noneMatch(caller.scopes()::contains)) {
      String wanted = Scope.joined(needed).replace(" ", " or ");
      throw new RefusedException(
          RefusedException.Kind.SCOPE,
          "the key %s… has not the scope %s".formatted(caller.label(), wanted),
          Map.of(
              "WWW-Authenticate",
              "Bearer realm=\"khabar\", error=\"insufficient_scope\", scope=\"%s\""
                  .formatted(Scope.joined(needed))));
    }
    rates.count(request, caller);
    tally.count(caller);
    return request;
  }

  private Caller caller(Optional<String> shown) {
    String secret =
        shown.orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.NO_KEY,
                    "a key is needed, as Authorization: Bearer KEY or X-API-Key: KEY",
                    Map.of("WWW-Authenticate", "Bearer realm=\"khabar\"")));
    ApiKey key = keys.find(secret).orElseThrow(() -> bad("there is no such key"));
    key.fault(clock.instant())
        .ifPresent(
            fault -> {
              throw bad(fault);
            });
    return Caller.of(key);
  }

  private static RefusedException bad(String said) {
    return new RefusedException(
        RefusedException.Kind.BAD_KEY,
        said,
        Map.of("WWW-Authenticate", "Bearer realm=\"khabar\", error=\"invalid_token\""));
  }

  /** Whether this is a request of an API whose clients write the key into the body. */
  private static boolean mayHoldKey(HttpRequest<?> request) {
    return !request.getPath().startsWith("/v1/")
        && request.getMethod().permitsRequestBody()
        && request.getContentType().filter(BodyCredential::isPossible).isPresent();
  }

  /** Reads the body, which stays there for whoever answers; no more of it than is held at all. */
  private static CompletableFuture<Optional<String>> inBody(HttpRequest<?> request) {
    MediaType type = request.getContentType().orElseThrow();
    return ((ServerHttpRequest<?>) request)
        .byteBody()
        .split(ByteBody.SplitBackpressureMode.FASTEST)
        .buffer()
        .thenApply(
            body -> {
              try (body) {
                return BodyCredential.of(type, body.toByteArray());
              }
            });
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    rates.tell(request, response);
  }
}
