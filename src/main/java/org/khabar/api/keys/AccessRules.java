package org.khabar.api.keys;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request needs. Rules go by the template of the route that will answer it, not by the path
 * as it was written: there is no other way of writing a path that leads past them. What has no
 * route is a file of the page, or is not found.
 */
final class AccessRules {
  private static final Set<Scope> ANY = EnumSet.allOf(Scope.class);
  private static final Set<Scope> READING = EnumSet.of(Scope.TRANSLATE, Scope.SUMMARISE);

  /** What can be known of any service; downloads have a secret in their address. */
  private static final List<String> OPEN =
      List.of("/health", "/languages", "/frontend/settings", "/download_file/");

  private record Rule(String prefix, Set<Scope> scopes) {}

  /** The first that fits holds. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("/v1/jobs", EnumSet.of(Scope.JOBS)),
          new Rule("/v1/summaries", EnumSet.of(Scope.SUMMARISE)),
          new Rule("/v1/keys", EnumSet.of(Scope.ADMIN)),
          new Rule("/v1/usage", ANY),
          new Rule("/v2/usage", ANY),
          new Rule("/v2/languages", ANY),
          new Rule("/v2/glossary-language-pairs", ANY),
          new Rule("/prometheus", EnumSet.of(Scope.METRICS, Scope.ADMIN)));

  private AccessRules() {}

  /** The scopes of which one is needed; empty if none is. */
  static Optional<Set<Scope>> of(HttpRequest<?> request) {
    Optional<String> route = BasicHttpAttributes.getUriTemplate(request);
    if (route.isEmpty() || OPEN.stream().anyMatch(route.get()::startsWith)) {
      return Optional.empty();
    }
    String template = route.get();
    Set<Scope> scopes =
        RULES.stream()
            .filter(rule -> template.startsWith(rule.prefix()))
            .map(Rule::scopes)
            .findFirst()
            .orElseGet(() -> otherwise(request, template));
    return Optional.of(scopes);
  }

  private static Set<Scope> otherwise(HttpRequest<?> request, String template) {
    boolean reads =
        template.startsWith("/v1/articles") && !request.getMethod().permitsRequestBody();
    return reads ? READING : EnumSet.of(Scope.TRANSLATE);
  }
}
