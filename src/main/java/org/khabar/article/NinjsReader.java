package org.khabar.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.khabar.article.UnreadableArticleException.Reason;

/**
 * Reads an IPTC ninjs item of text: its headlines, byline and body; of several bodies the one with
 * markup, which says what its paragraphs are.
 */
public final class NinjsReader implements ArticleReader {
  private static final int DEEPEST = 100;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ReadingLimit limit;

  NinjsReader(int maxCharacters) {
    this.limit = new ReadingLimit(maxCharacters);
  }

  /** Whether a JSON object can be nothing but a ninjs item. */
  public static boolean isItem(JsonNode node) {
    return Ninjs.isItem(node);
  }

  @Override
  public Article read(String json) {
    JsonNode item;
    try {
      item = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw malformed("the ninjs is not JSON: " + fault(e));
    }
    if (!item.isObject()) {
      throw malformed("a ninjs item is a JSON object");
    }
    if (!item.path("uri").isTextual()) {
      throw malformed("uri: a ninjs item has one");
    }
    return article(item);
  }

  private Article article(JsonNode item) {
    Ninjs branch = Ninjs.of(item);
    ArticleDraft draft = new ArticleDraft(limit);
    headline(item, branch).ifPresent(text -> draft.add(BlockKind.HEADLINE, text));
    subheadings(item, draft);
    Ninjs.text(item.path(branch.by())).ifPresent(text -> draft.add(BlockKind.BYLINE, text));
    Optional<OffsetDateTime> published =
        Ninjs.text(item.path(branch.versionCreated())).flatMap(IsoTime::parse);
    published.ifPresent(time -> draft.add(BlockKind.PUBLISHED, IsoTime.line(time)));
    body(item, branch, draft);
    if (!draft.hasRunningText()) {
      throw new UnreadableArticleException(
          Reason.EMPTY,
          (branch == Ninjs.V1 ? "body_text" : "bodies") + ": the ninjs item has no body text");
    }
    return draft.finish(
        new ArticleMetadata(
            ArticleFormat.NINJS,
            Ninjs.text(item.path("uri")),
            Ninjs.text(item.path("language")),
            published,
            Optional.of(item.toString())));
  }

  private static Optional<String> headline(JsonNode item, Ninjs branch) {
    return branch == Ninjs.V1
        ? Ninjs.text(item.path("headline")).or(() -> Ninjs.text(item.path("headline_main")))
        : Ninjs.value(item.path("headlines"), "main");
  }

  private static void subheadings(JsonNode item, ArticleDraft draft) {
    for (JsonNode headline : item.path("headlines")) {
      if (headline.path("role").asText("").toLowerCase(Locale.ROOT).startsWith("sub")) {
        Ninjs.text(headline.path("value")).ifPresent(t -> draft.add(BlockKind.HEADING, t));
      }
    }
  }

  private static void body(JsonNode item, Ninjs branch, ArticleDraft draft) {
    if (branch == Ninjs.V1) {
      Optional<String> markup =
          Ninjs.text(item.path("body_xhtml")).or(() -> Ninjs.text(item.path("body_html")));
      body(markup.or(() -> Ninjs.text(item.path("body_text"))).orElse(""), draft);
      return;
    }
    JsonNode bodies = item.path("bodies");
    for (JsonNode body : bodies) {
      if (body.path(branch.contentType()).asText("").contains("html")) {
        body(body.path("value").asText(""), draft);
        return;
      }
    }
    body(Ninjs.value(bodies, "main").orElse(""), draft);
  }

  private static void body(String text, ArticleDraft draft) {
    if (ArticleFormat.isMarkup(text)) {
      MarkupBlocks.read(HtmlTree.parse(text).body(), draft, draft::says);
    } else {
      draft.addText(text);
    }
  }

  /** What Jackson says, with its place, without the text around it. */
  private static String fault(JsonProcessingException e) {
    String said = e.getOriginalMessage().lines().findFirst().orElse("");
    String plain = said.length() > 160 ? said.substring(0, 160) + "…" : said;
    return e.getLocation() == null
        ? plain
        : "line %d, column %d: %s"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), plain);
  }

  private static UnreadableArticleException malformed(String message) {
    return new UnreadableArticleException(Reason.MALFORMED, message);
  }
}
