package org.khabar.api;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Whose a request is, where a test says so in a header: what checks keys does in earnest. */
@ServerFilter("/**")
@Requires(property = "khabar.test-owner")
class TestOwner {
  static final String HEADER = "Test-Owner";

  @RequestFilter
  void own(HttpRequest<?> request) {
    String owner = request.getHeaders().get(HEADER);
    if (owner != null) {
      request.setAttribute(Owner.ATTRIBUTE, owner);
    }
  }
}
