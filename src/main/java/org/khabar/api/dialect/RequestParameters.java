package org.khabar.api.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, whether they came in the query, as a form or as JSON. JSON is read
 * as forms write it: an array of strings is a parameter with several values, and the {@code name}
 * in the first object of an array {@code items} is {@code items[0].name}.
 */
public final class RequestParameters {
  /** Clients' names are a few words, and there are a dozen; text is in the values. */
  private static final int MAX_NAME_CHARACTERS = 200;

  private static final int MAX_NAMES = 1000;
  private static final int MAX_DEPTH = 10;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxNameLength(MAX_NAME_CHARACTERS)
                      .build())
              .build());

  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<String> arrays = new HashSet<>();

  private RequestParameters() {}

  /**
   * Reads a request's parameters.
   *
   * @throws DialectException if the body is neither a form nor JSON, or not well-formed
   */
  public static RequestParameters of(HttpRequest<?> request, @Nullable String body) {
    RequestParameters parameters = new RequestParameters();
    request
        .getParameters()
        .forEach((name, values) -> values.forEach(value -> parameters.add(name, value)));
    if (body != null && !body.isEmpty()) {
      MediaType type = request.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE);
      if (type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
        parameters.readForm(body);
      } else if (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json")) {
        parameters.readJson(body);
      } else {
        throw new DialectException(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Unsupported media type",
            "send application/json or application/x-www-form-urlencoded");
      }
    }
    return parameters;
  }

  /** Parameters of a form whose parts have been read already. */
  public static RequestParameters of(Map<String, String> values) {
    RequestParameters parameters = new RequestParameters();
    values.forEach(parameters::add);
    return parameters;
  }

  private void readForm(String form) {
    for (String pair : form.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        try {
          add(
              decoded(equals < 0 ? pair : pair.substring(0, equals)),
              equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
          throw DialectException.bad("Invalid form", "a percent sign without two hex digits");
        }
      }
    }
  }

  private static String decoded(String written) {
    return URLDecoder.decode(written, StandardCharsets.UTF_8);
  }

  private void readJson(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (!json.isObject()) {
        throw DialectException.bad("Invalid JSON", "the body is no JSON object");
      }
      read("", json);
    } catch (JsonProcessingException e) {
      throw DialectException.bad("Invalid JSON", e.getOriginalMessage());
    }
  }

  private void read(String name, JsonNode node) {
    check(name);
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  read(
                      name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                      field.getValue()));
    } else if (node.isArray()) {
      arrays.add(name);
      for (int i = 0; i < node.size(); i++) {
        boolean scalar = node.get(i).isValueNode();
        read(scalar ? name : name + "[" + i + "]", node.get(i));
      }
    } else if (!node.isNull()) {
      add(name, node.asText());
    } else if (arrays.contains(name)) {
      throw DialectException.bad("Invalid JSON", "an item of '%s' is null".formatted(name));
    }
  }

  /** Names that are put together out of those around them could be long beyond measure. */
  private void check(String name) {
    if (name.length() > MAX_NAME_CHARACTERS) {
      throw DialectException.bad(
          "Invalid parameters",
          "a name has %d characters; at most %d are read"
              .formatted(name.length(), MAX_NAME_CHARACTERS));
    }
    if (values.size() > MAX_NAMES || arrays.size() > MAX_NAMES) {
      throw DialectException.bad(
          "Invalid parameters", "there are more than the %d that are read".formatted(MAX_NAMES));
    }
  }

  private void add(String name, String value) {
    check(name);
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** The last value of a parameter that is there and not empty. */
  public Optional<String> value(String name) {
    List<String> found = all(name);
    return found.isEmpty() || found.get(found.size() - 1).isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(found.size() - 1));
  }

  /** All values of a parameter. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** Whether a parameter came as an array, of whatever length. */
  public boolean isArray(String name) {
    return arrays.contains(name);
  }

  /** Whether a parameter begins so. */
  public boolean hasAny(String prefix) {
    return values.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }
}
