package org.khabar.api.keys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of clients that send it among a request's other parameters. */
final class BodyCredential {
  private static final Set<String> NAMES = Set.of("api_key", "auth_key");
  private static final JsonFactory JSON = new JsonFactory();

  /** A part of a form that is no file, with a few headers; its value is of a line. */
  private static final Pattern PART =
      Pattern.compile(
          "\r\ncontent-disposition:[^\r\n]*; *name=\"?(?:api_key|auth_key)\"? *\r\n"
              + "(?:[^\r\n]+\r\n){0,20}+\r\n([^\r\n]*)\r\n--",
          Pattern.CASE_INSENSITIVE);

  private BodyCredential() {}

  /** Whether a body of a type may hold a key. */
  static boolean isPossible(MediaType type) {
    return isJson(type) || isForm(type) || type.matches(MediaType.MULTIPART_FORM_DATA_TYPE);
  }

  private static boolean isJson(MediaType type) {
    return type.getSubtype().equals("json");
  }

  private static boolean isForm(MediaType type) {
    return type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
  }

  /** The key in a body; empty if there is none, or the body is not what it says it is. */
  static Optional<String> of(MediaType type, byte[] body) {
    if (isJson(type)) {
      return inJson(body);
    }
    return isForm(type) ? inForm(body) : inParts(body);
  }

  private static Optional<String> inJson(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = NAMES.contains(parser.currentName());
        if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
          return Optional.of(parser.getText());
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      return Optional.empty(); // whoever reads the body says what is wrong with it
    }
    return Optional.empty();
  }

  private static Optional<String> inForm(byte[] body) {
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && NAMES.contains(pair.substring(0, equals))) {
        try {
          return Optional.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inParts(byte[] body) {
    Matcher part = PART.matcher(new String(body, StandardCharsets.ISO_8859_1));
    return part.find() ? Optional.of(part.group(1).strip()) : Optional.empty();
  }
}
