package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.regex.Pattern;

/**
 * Refuses addresses that hold a NUL: nothing is called so, and no database can be asked for it. The
 * folders of the page are no files of it.
 */
@ServerFilter("/**")
final class AddressFilter {
  private static final Pattern FOLDER = Pattern.compile("/(?:page|fonts|samples)/*");

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getUri().toString().contains("%00")) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "the address holds a NUL (%00)");
    }
    if (FOLDER.matcher(request.getPath()).matches()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "Page Not Found");
    }
  }
}
