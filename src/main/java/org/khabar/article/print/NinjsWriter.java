package org.khabar.article.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.khabar.arabic.Lexicon;
import org.khabar.article.BlockKind;
import org.khabar.article.Ninjs;

/**
 * Writes an article as an IPTC ninjs item: in the branch of the standard that it came in, with all
 * fields that a translation does not change, or as ninjs 2.1. A translation is an item of its own,
 * with a {@code uri} made from the source's; it names the source in {@code altids} (role {@code
 * translationOf}) and among its {@code associations} (as {@code source}). Its {@code descriptions}
 * are the brief; who made it, and which sentences to review, is in {@code ednote}.
 *
 * @see <a href="https://www.iptc.org/std/ninjs/userguide/">ninjs User Guide</a>
 */
public final class NinjsWriter {
  /** What a ninjs item's content type is. */
  public static final String MEDIA_TYPE = "application/ninjs+json";

  static final String SOURCE = "source";
  static final String TRANSLATION_OF = "translationOf";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final PrintedArticle article;
  private final Ninjs branch;
  private final ObjectNode item;

  private NinjsWriter(PrintedArticle article) {
    this.article = article;
    Optional<String> sent = article.source().about().ninjs();
    this.item = sent.map(Ninjs::parse).orElseGet(NODES::objectNode);
    this.branch = sent.isPresent() ? Ninjs.of(item) : Ninjs.V2;
    if (sent.isEmpty()) {
      item.putObject("standard")
          .put("name", "ninjs")
          .put("version", "2.1")
          .put("schema", "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json");
    }
  }

  /** The item, as JSON. */
  public static String item(PrintedArticle article) {
    try {
      return MAPPER.writeValueAsString(new NinjsWriter(article).written()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot be written", e);
    }
  }

  private ObjectNode written() {
    Optional<String> source = article.source().about().uri().filter(NinjsWriter::isUri);
    boolean translation = article.credit().isPresent();
    ObjectNode original = item.deepCopy();
    item.put("uri", translation ? uri() : source.orElseGet(this::uri));
    if (!item.has("type")) {
      item.put("type", "text");
    }
    item.put("language", article.language());
    time();
    headlines();
    bodies();
    article.text(BlockKind.BYLINE).ifPresent(by -> item.put(branch.by(), by));
    located();
    descriptions();
    if (translation) {
      source.ifPresent(uri -> link(uri, original));
      editorialNote();
    }
    return item;
  }

  private static boolean isUri(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
  }

  /** The same for the same source: sent twice, it is one item. */
  private String uri() {
    String named = article.source().about().uri().orElse(article.source().raw());
    byte[] name = (named + "\n" + article.language()).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
  }

  private void time() {
    if (!item.has(branch.versionCreated())) {
      article
          .source()
          .about()
          .published()
          .ifPresent(time -> item.put(branch.versionCreated(), Ninjs.time(time)));
    }
  }

  private void headlines() {
    Optional<String> headline = article.text(BlockKind.HEADLINE);
    if (branch == Ninjs.V1) {
      removeStarting("headline_");
      headline.ifPresentOrElse(text -> item.put("headline", text), () -> item.remove("headline"));
      String subheadings =
          article.subheadings().stream().map(PrintedBlock::text).collect(Collectors.joining("\n"));
      if (!subheadings.isEmpty()) {
        item.put("headline_subhead", subheadings);
      }
    } else {
      ArrayNode headlines = item.putArray("headlines");
      headline.ifPresent(text -> headlines.addObject().put("role", "main").put("value", text));
      article
          .subheadings()
          .forEach(h -> headlines.addObject().put("role", "subhead").put("value", h.text()));
    }
  }

  private void bodies() {
    String plain = text();
    String markup = HtmlWriter.body(article);
    int words = plain.isBlank() ? 0 : plain.strip().split("\\s+").length;
    if (branch == Ninjs.V1) {
      removeStarting("body_");
      item.put("body_text", plain).put("body_xhtml", markup);
      item.put("charcount", plain.length()).put("wordcount", words);
      return;
    }
    boolean camel = branch == Ninjs.V3;
    item.putArray("bodies")
        .add(
            NODES
                .objectNode()
                .put("role", "main")
                .put(branch.contentType(), "text/plain")
                .put(camel ? "charCount" : "charcount", plain.length())
                .put(camel ? "wordCount" : "wordcount", words)
                .put("value", plain))
        .add(
            NODES
                .objectNode()
                .put("role", "richtext")
                .put(branch.contentType(), "application/xhtml+xml")
                .put("value", markup));
  }

  /** Captions are left out: they belong to pictures that the plain text has not. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (PrintedBlock block : article.body()) {
      switch (block.kind()) {
        case DATELINE -> text.append(block.text()).append(' ');
        case HEADING, PARAGRAPH, QUOTATION -> text.append(block.text()).append("\n\n");
        case HEADLINE, BYLINE, PUBLISHED, CAPTION, MASTHEAD, FURNITURE -> {}
      }
    }
    return text.toString().stripTrailing();
  }

  private void located() {
    Ninjs.text(item.path("located"))
        .flatMap(Lexicon.PLACES::find)
        .filter(place -> article.credit().isPresent())
        .ifPresent(place -> item.put("located", place));
  }

  private void descriptions() {
    if (article.credit().isEmpty()) {
      return;
    }
    String brief = String.join(" ", article.brief());
    if (branch == Ninjs.V1) {
      removeStarting("description_");
      if (!brief.isEmpty()) {
        item.put("description_summary", brief);
      }
    } else {
      item.remove("descriptions");
      if (!brief.isEmpty()) {
        item.putArray("descriptions")
            .addObject()
            .put("role", "summary")
            .put(branch.contentType(), "text/plain")
            .put("value", brief);
      }
    }
  }

  private void removeStarting(String prefix) {
    List<String> names =
        item.properties().stream()
            .map(java.util.Map.Entry::getKey)
            .filter(name -> name.startsWith(prefix))
            .toList();
    item.remove(names);
  }

  private void link(String uri, ObjectNode original) {
    ObjectNode source = NODES.objectNode().put("uri", uri).put("type", "text");
    source.put("language", article.source().about().language().orElse("ar"));
    if (original.has(branch.versionCreated())) {
      source.set(branch.versionCreated(), original.get(branch.versionCreated()));
    }
    if (branch == Ninjs.V1) {
      article.sourceHeadline().ifPresent(text -> source.put("headline", text));
      item.withObjectProperty("altids").put(TRANSLATION_OF, uri);
      item.withObjectProperty("associations").set(SOURCE, source);
    } else {
      article
          .sourceHeadline()
          .ifPresent(
              text ->
                  source.putArray("headlines").addObject().put("role", "main").put("value", text));
      item.withArrayProperty("altids").addObject().put("role", TRANSLATION_OF).put("value", uri);
      item.withArrayProperty("associations").add(source.put("name", SOURCE));
    }
  }

  private void editorialNote() {
    String doubts =
        article.doubtful().stream()
            .map(
                sentence ->
                    "- " + sentence.text() + " [" + String.join(" ", sentence.doubts()) + "]")
            .collect(Collectors.joining("\n"));
    String note = article.note().orElse("") + (doubts.isEmpty() ? "" : "\n" + doubts);
    String before = Ninjs.text(item.path(branch.edNote())).map(text -> text + "\n").orElse("");
    item.put(branch.edNote(), before + note);
  }
}
