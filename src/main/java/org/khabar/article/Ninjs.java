package org.khabar.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The three branches of IPTC's ninjs, which are kept side by side and differ in the names of their
 * fields ({@code byline}, {@code by}; {@code contenttype}, {@code contentType}).
 */
public enum Ninjs {
  /** Fields whose names vary: {@code body_text}, {@code headline_main}. */
  V1("versioncreated", "contenttype", "ednote"),
  /** Arrays in their place. */
  V2("versioncreated", "contenttype", "ednote"),
  /** As 2, in camel case. */
  V3("versionCreated", "contentType", "edNote");

  /** What an item has if it is one of text. */
  private static final List<String> MARKS =
      List.of(
          "bodies",
          "headlines",
          "headline",
          "body_text",
          "body_xhtml",
          "body_html",
          "standard",
          "$standard",
          "versioncreated",
          "versionCreated");

  private final String versionCreated;
  private final String contentType;
  private final String edNote;

  Ninjs(String versionCreated, String contentType, String edNote) {
    this.versionCreated = versionCreated;
    this.contentType = contentType;
    this.edNote = edNote;
  }

  /** Whether a JSON object can be nothing else: it has ninjs's own fields, and an identifier. */
  static boolean isItem(JsonNode node) {
    return node.path("uri").isTextual() && MARKS.stream().anyMatch(node::has);
  }

  /** The branch that an item is written in. */
  public static Ninjs of(JsonNode item) {
    String version = item.path("standard").path("version").asText("");
    if (version.startsWith("3") || item.has("versionCreated") || item.has("firstCreated")) {
      return V3;
    }
    boolean arrays = item.has("bodies") || item.has("headlines") || item.has("by");
    return arrays || version.startsWith("2") ? V2 : V1;
  }

  /** Name of the field that says when this version was made. */
  public String versionCreated() {
    return versionCreated;
  }

  /** Name of the field that says a media type. */
  public String contentType() {
    return contentType;
  }

  /** Name of the field of the note to editors. */
  public String edNote() {
    return edNote;
  }

  /** Name of the field that says who wrote it. */
  public String by() {
    return this == V1 ? "byline" : "by";
  }

  /** The value of the first entry of an array that has the role, or else of the first. */
  static Optional<String> value(JsonNode entries, String role) {
    return StreamSupport.stream(entries.spliterator(), false)
        .filter(entry -> entry.path("role").asText("").equals(role))
        .findFirst()
        .or(() -> Optional.ofNullable(entries.get(0)))
        .flatMap(entry -> text(entry.path("value")));
  }

  /** A field's text; empty if it has none. */
  public static Optional<String> text(JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(t -> !t.isBlank());
  }

  /** A time, as ninjs writes it. */
  public static String time(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /** An item that was read before, to be changed. */
  public static ObjectNode parse(String item) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(item);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no ninjs item", e);
    }
  }
}
