package org.khabar.api.dialect;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses documents that say to be too large before any of them is read: uploads of jobs may be of
 * any size, and so the server's own limit is no help.
 */
@ServerFilter({"/v2/document", "/translate_file"})
final class DocumentLimitFilter {
  private static final long MAX_BYTES = 8L << 20;

  private final DialectErrors errors;

  DocumentLimitFilter(DialectErrors errors) {
    this.errors = errors;
  }

  @RequestFilter
  @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
    long length = request.getContentLength();
    String message = "a document of %d bytes: at most %d are taken".formatted(length, MAX_BYTES);
    return length <= MAX_BYTES
        ? null
        : errors
            .response(request.getPath(), HttpStatus.REQUEST_ENTITY_TOO_LARGE, message, null)
            .orElseThrow();
  }
}
