package org.khabar.api;

import io.micronaut.http.HttpRequest;

/** Whose request it is: each sees what is its own. */
final class Owner {
  /** The attribute of a request in which whoever checks keys says whose it is. */
  static final String ATTRIBUTE = "khabar.owner";

  private Owner() {}

  /** The owner; empty where nobody needs a key. */
  static String of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class).orElse("");
  }
}
