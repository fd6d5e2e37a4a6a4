package org.khabar.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of its article to machines: schema.org's JSON-LD, Open Graph, the tags of HTML
 * itself, in this order of trust.
 */
final class PageMetadata {
  private static final List<String> ARTICLE_TYPES = List.of("Article", "BlogPosting", "Report");
  private static final int MOST_NESTED = 6;

  private final Document page;
  private final JsonNode story;

  PageMetadata(Document page) {
    this.page = page;
    this.story = story(page);
  }

  private static JsonNode story(Document page) {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> found = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      collect(tree(mapper, script.data()), 0, found);
    }
    return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
  }

  /** Pages have broken ones; a search engine takes no notice of them either. */
  private static JsonNode tree(ObjectMapper mapper, String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static void collect(JsonNode node, int depth, List<JsonNode> found) {
    if (isStory(node)) {
      found.add(node);
    } else if (depth < MOST_NESTED && (node.isArray() || node.isObject())) {
      for (JsonNode part : node.isArray() ? node : node.path("@graph")) {
        collect(part, depth + 1, found);
      }
      collect(node.path("mainEntity"), depth + 1, found);
    }
  }

  private static boolean isStory(JsonNode node) {
    JsonNode type = node.path("@type");
    return Stream.concat(Stream.of(type), elements(type))
        .map(JsonNode::asText)
        .anyMatch(name -> ARTICLE_TYPES.stream().anyMatch(name::endsWith));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.elements().forEachRemaining(elements::add);
    return array.isArray() ? elements.stream() : Stream.empty();
  }

  /** The headline, without the name of the site. */
  Optional<String> headline() {
    return text(story.path("headline"))
        .or(() -> meta("og:title").map(this::withoutSite))
        .or(() -> Optional.of(page.title()).map(this::withoutSite).filter(t -> !t.isBlank()));
  }

  /** Whether the headline is one that a machine was told, not the title of the window. */
  boolean namesHeadline() {
    return text(story.path("headline")).isPresent() || meta("og:title").isPresent();
  }

  private String withoutSite(String title) {
    String site = meta("og:site_name").orElse("");
    String[] parts = title.split("\\s+[|\u2013\u2014-]\\s+|\\s*\\|\\s*", -1);
    if (parts.length < 2) {
      return title;
    }
    String last = parts[parts.length - 1];
    boolean named = !site.isEmpty() && (site.contains(last) || last.contains(site));
    boolean shortName = last.split(" ", -1).length <= 3 && title.contains("|");
    return named || shortName
        ? title.substring(0, title.lastIndexOf(last)).replaceFirst("[\\s|\u2013\u2014-]+$", "")
        : title;
  }

  /** Who wrote it. */
  Optional<String> author() {
    JsonNode author = story.path("author");
    return Stream.concat(Stream.of(author), elements(author))
        .map(one -> one.isObject() ? one.path("name") : one)
        .flatMap(name -> text(name).stream())
        .findFirst()
        .or(() -> meta("author"))
        .or(() -> meta("article:author").filter(name -> !name.startsWith("http")));
  }

  Optional<OffsetDateTime> published() {
    return text(story.path("datePublished"))
        .or(() -> meta("article:published_time"))
        .or(() -> attribute("[itemprop=datePublished]", "content"))
        .flatMap(IsoTime::parse);
  }

  Optional<String> uri() {
    return attribute("link[rel=canonical]", "href")
        .or(() -> meta("og:url"))
        .or(() -> text(story.path("url")))
        .or(() -> text(story.path("mainEntityOfPage").path("@id")))
        .filter(uri -> uri.matches("https?://\\S+"));
  }

  Optional<String> language() {
    return attribute("html", "lang").or(() -> text(story.path("inLanguage")));
  }

  /** The text that a page carries for machines, where its own has to be made by a script. */
  Optional<String> body() {
    return text(story.path("articleBody"));
  }

  private Optional<String> meta(String name) {
    return attribute("meta[property=" + name + "], meta[name=" + name + "]", "content");
  }

  private Optional<String> attribute(String selector, String attribute) {
    return Optional.ofNullable(page.selectFirst(selector))
        .map(element -> element.attr(attribute).strip())
        .filter(value -> !value.isEmpty());
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(n -> n.asText().strip())
        .filter(t -> !t.isEmpty());
  }
}
