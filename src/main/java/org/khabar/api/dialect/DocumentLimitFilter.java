package org.khabar.api.dialect;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Refuses documents that are too large: before any of them is read if they say so, else as soon as
 * so much of them has come. Uploads of jobs may be of any size, so the server's own limit is no
 * help.
 */
@ServerFilter({"/v2/document", "/translate_file"})
final class DocumentLimitFilter implements Ordered {
  private static final long MAX_BYTES = 8L << 20;
  private static final int ORDER = -1500;

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  CompletableFuture<HttpRequest<?>> refuse(HttpRequest<?> request) {
    long length = request.getContentLength();
    if (length > MAX_BYTES) {
      throw tooLarge("a document of %d bytes".formatted(length));
    }
    if (length >= 0 || !(request instanceof ServerHttpRequest<?> server)) {
      return CompletableFuture.completedFuture(request);
    }
    // the server holds no more than as much in memory, and fails where there is more
    return server
        .byteBody()
        .split(ByteBody.SplitBackpressureMode.FASTEST)
        .buffer()
        .handle(
            (body, failure) -> {
              if (body == null) {
                throw new CompletionException(tooLarge("a document without a length"));
              }
              body.close();
              return request;
            });
  }

  private static DialectException tooLarge(String what) {
    return new DialectException(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "%s: at most %d are taken".formatted(what, MAX_BYTES),
        null);
  }
}
