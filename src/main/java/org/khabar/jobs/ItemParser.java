package org.khabar.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;
import org.khabar.article.NinjsReader;

/**
 * Reads items: JSON objects with a {@code text} or an {@code article}, and an {@code id} if their
 * sender gives one; or IPTC ninjs items. The {@code format} of a text is {@code text} or {@code
 * html}. Further fields are the sender's own.
 */
final class ItemParser {
  static final int MAX_ID_CHARACTERS = 512;
  static final int MAX_CHARACTERS = 200_000;

  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  ParsedItem parse(String json, long line) {
    if (json.isBlank()) {
      return new ParsedItem.Unusable(line, null, "the line is blank");
    }
    try {
      return parse(mapper.readTree(json), line);
    } catch (MismatchedInputException e) {
      return new ParsedItem.Unusable(line, null, "there is more on the line than one JSON object");
    } catch (JsonProcessingException e) {
      return new ParsedItem.Unusable(line, null, "it is not JSON: " + fault(e));
    }
  }

  ParsedItem parse(JsonNode item, long line) {
    if (!item.isObject()) {
      return new ParsedItem.Unusable(
          line, null, "an item is a JSON object with a text or an article");
    }
    JsonNode given = item.path("id");
    if (!given.isMissingNode()
        && !given.isNull()
        && !given.isTextual()
        && !given.isIntegralNumber()) {
      return new ParsedItem.Unusable(line, null, "id: it must be text or a whole number");
    }
    String id = given.isMissingNode() || given.isNull() ? null : given.asText();
    if (id != null && (id.isEmpty() || id.length() > MAX_ID_CHARACTERS || id.indexOf('\0') >= 0)) {
      return new ParsedItem.Unusable(
          line,
          null,
          "id: it has %d characters; from 1 to %d are taken, and no U+0000"
              .formatted(id.length(), MAX_ID_CHARACTERS));
    }
    return content(item, id, line);
  }

  private static ParsedItem content(JsonNode item, @Nullable String id, long line) {
    boolean article = item.hasNonNull("article");
    if (!article && !item.hasNonNull("text") && NinjsReader.isItem(item)) {
      return usable(line, id, JobItem.Kind.NINJS, "ninjs", item.toString());
    }
    if (article == item.hasNonNull("text")) {
      String fault =
          article ? "text: send either text or article" : "text: there is no text and no article";
      return new ParsedItem.Unusable(line, id, fault);
    }
    String field = article ? "article" : "text";
    JsonNode content = item.path(field);
    if (!content.isTextual()) {
      return new ParsedItem.Unusable(line, id, field + ": it must be text");
    }
    String input = content.asText();
    if (input.isBlank()) {
      return new ParsedItem.Unusable(line, id, field + ": it is blank");
    }
    if (article) {
      return usable(line, id, JobItem.Kind.ARTICLE, field, input);
    }
    return switch (item.path("format").asText("text")) {
      case "text" -> usable(line, id, JobItem.Kind.TEXT, field, input);
      case "html" -> usable(line, id, JobItem.Kind.HTML, field, input);
      default -> new ParsedItem.Unusable(line, id, "format: it must be text or html");
    };
  }

  private static ParsedItem usable(
      long line, @Nullable String id, JobItem.Kind kind, String field, String input) {
    return input.length() > MAX_CHARACTERS
        ? new ParsedItem.Unusable(
            line,
            id,
            "%s: %d characters; an item may have %d"
                .formatted(field, input.length(), MAX_CHARACTERS))
        : new ParsedItem.Usable(line, id, kind, input);
  }

  /** What Jackson says, with the column, without the text around it. */
  static String fault(JsonProcessingException e) {
    String said = e.getOriginalMessage();
    String first = said.lines().findFirst().orElse(said);
    String plain = first.length() > 200 ? first.substring(0, 200) + "…" : first;
    return e.getLocation() == null
        ? plain
        : "column %d: %s".formatted(e.getLocation().getColumnNr(), plain);
  }
}
