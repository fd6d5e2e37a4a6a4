package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.desk.store.ArticleHead;
import org.khabar.desk.store.ArticleRefusal;
import org.khabar.desk.store.ContentHash;

/**
 * A strong entity tag (RFC 9110, section 8.8.3): {@code "r7-0123abcd…"}, the revision of an article
 * and a hash of all else that the answer depends on. A client that changes an article may send it
 * back, or the revision alone: {@code "r7"}.
 *
 * @param value the tag with its quotes
 */
record EntityTag(String value) {
  private static final Pattern REVISION = Pattern.compile("\"r([0-9]{1,9})(-[0-9a-f]{32})?\"");

  /**
   * The tag of an answer about an article.
   *
   * @param more what else the answer depends on
   */
  static EntityTag of(ArticleHead head, String more) {
    String hash =
        ContentHash.of(
            head.id(), String.valueOf(head.previous()), String.valueOf(head.next()), more);
    return new EntityTag("\"r" + head.revision() + "-" + hash + "\"");
  }

  /** The tag of an answer that depends on these texts. */
  static EntityTag of(String... texts) {
    return new EntityTag("\"" + ContentHash.of(texts) + "\"");
  }

  /** Answers with a body, or with 304 if the client has it already. */
  HttpResponse<?> answer(HttpRequest<?> request, Supplier<MutableHttpResponse<?>> answer) {
    MutableHttpResponse<?> response = isKnown(request) ? HttpResponse.notModified() : answer.get();
    return response
        .header(HttpHeaders.ETAG, value)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private boolean isKnown(HttpRequest<?> request) {
    for (String header : request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH)) {
      for (String tag : header.split(",", -1)) {
        String known = tag.strip().replaceFirst("^W/", "");
        if (known.equals(value) || known.equals("*")) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The revision that a client means to change.
   *
   * @return empty if it does not say
   * @throws ArticleRefusal if it says so in a way that is none of ours
   */
  static OptionalInt expected(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.IF_MATCH);
    if (header == null || header.strip().equals("*")) {
      return OptionalInt.empty();
    }
    Matcher matcher = REVISION.matcher(header.strip());
    if (!matcher.matches()) {
      throw new ArticleRefusal(
          ArticleRefusal.Kind.CHANGED,
          "If-Match must be one strong tag of an article, such as \"r7\"",
          HttpHeaders.IF_MATCH);
    }
    return OptionalInt.of(Integer.parseInt(matcher.group(1)));
  }
}
