package org.khabar.api;

import io.micronaut.http.HttpRequest;
import org.khabar.api.keys.Caller;

/** Whose request it is: each sees what is its own. */
final class Owner {
  /** The attribute of a request in which whoever checks keys says whose it is. */
  static final String ATTRIBUTE = Caller.OWNER;

  private Owner() {}

  /** The owner; empty where nobody needs a key. */
  static String of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class).orElse("");
  }
}
