package org.khabar.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khabar.article.ArticleFormat;
import org.khabar.article.SentArticle;
import org.khabar.article.print.HtmlWriter;
import org.khabar.article.print.PrintedArticle;
import org.khabar.engine.Lane;
import org.khabar.model.Fixtures;
import org.khabar.summarize.Style;

/** English articles as files, made with the tiny model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnglishFormatTest {
  /** All fields that an item of ninjs 2.1 may have. */
  private static final Set<String> NINJS_2_1 =
      Set.of(
          ("uri type representationtype profile version firstcreated versioncreated contentcreated"
                  + " embargoed pubstatus urgency copyrightholder copyrightnotice usageterms ednote"
                  + " language descriptions bodies headlines people organisations places subjects"
                  + " events objects infosources title by slugline located renditions associations"
                  + " altids trustindicators standard genres expires rightsinfo")
              .split(" "));

  private final OpenDesk open = Desks.open(Fixtures.MARIAN_JOINT, 1);

  @AfterAll
  void free() {
    open.close();
  }

  @Test
  void aNinjsItemComesBackInEnglishWithAllThatATranslationLeavesAlone() throws IOException {
    JsonNode sent =
        new ObjectMapper().readTree(Path.of("samples/desalination.ninjs.json").toFile());
    EnglishArticle article = sample("desalination.ninjs.json");
    JsonNode item = ninjs(article);
    assertThat(item.path("language").asText()).isEqualTo("en");
    assertThat(item.path("uri").asText())
        .startsWith("urn:uuid:")
        .isEqualTo(ninjs(sample("desalination.ninjs.json")).path("uri").asText());
    for (String kept :
        List.of(
            "standard",
            "type",
            "version",
            "firstcreated",
            "versioncreated",
            "pubstatus",
            "urgency",
            "copyrightholder",
            "subjects",
            "places",
            "people")) {
      assertThat(item.path(kept)).as(kept).isEqualTo(sent.path(kept));
    }
    assertThat(item.path("located").asText()).isEqualTo("Algiers");
    assertThat(item.path("by").asText()).startsWith("Karim ");
    assertThat(item.path("headlines")).hasSize(2);
    assertThat(item.path("headlines").path(1).path("role").asText()).isEqualTo("subhead");
    assertThat(item.path("headlines").path(0).path("value").asText())
        .isEqualTo(article.headline().orElseThrow());
    assertThat(item.path("altids").path(0)).isEqualTo(sent.path("altids").path(0));
    assertThat(item.path("altids").path(1).path("role").asText()).isEqualTo("translationOf");
    assertThat(item.path("altids").path(1).path("value")).isEqualTo(sent.path("uri"));
    assertThat(item.path("associations").path(0)).isEqualTo(sent.path("associations").path(0));
    JsonNode source = item.path("associations").path(1);
    assertThat(source.path("uri")).isEqualTo(sent.path("uri"));
    assertThat(source.path("language").asText()).isEqualTo("ar");
    assertThat(source.path("headlines").path(0).path("value").asText())
        .isEqualTo("افتتاح محطة لتحلية مياه البحر في وهران");
    assertThat(item.path("ednote").asText())
        .startsWith("تحديث بإضافة تصريح الوزير\nTranslated from Arabic by machine")
        .contains("sentences need review");
    onlyFieldsOfTheStandard(item);
  }

  @Test
  void bodiesOfNinjsAreTextAndXhtmlWithMarks() throws Exception {
    JsonNode bodies = ninjs(sample("desalination.ninjs.json")).path("bodies");
    assertThat(bodies).hasSize(2);
    String plain = bodies.path(0).path("value").asText();
    assertThat(bodies.path(0).path("contenttype").asText()).isEqualTo("text/plain");
    assertThat(bodies.path(0).path("charcount").asInt()).isEqualTo(plain.length());
    assertThat(plain).startsWith("ALGIERS (AFP) - ").doesNotContain("<");
    String markup = bodies.path(1).path("value").asText();
    assertThat(bodies.path(1).path("contenttype").asText()).isEqualTo("application/xhtml+xml");
    assertThat(markup).contains("<p class=\"paragraph\">").contains("<mark class=\"needs-review\"");
    wellFormed("<div>" + markup + "</div>");
  }

  @Test
  void aNinjsItemOfTheFirstBranchStaysOne() throws IOException {
    String sent =
        """
        {"uri":"urn:x:1","headline":"زيارة الوزير إلى المصنع","byline":"كريم بلقاسم",
         "versioncreated":"2024-05-01T10:00:00Z","mimetype":"text/plain","headline_short":"زيارة",
         "body_text":"وصل الوزير إلى المصنع.","description_text":"وصف",
         "subject":[{"code":"1","scheme":"http://x.example/"}]}
        """;
    JsonNode item = ninjs(english(sent, ArticleFormat.NINJS));
    assertThat(fields(item))
        .containsExactlyInAnyOrder(
            "uri",
            "headline",
            "byline",
            "versioncreated",
            "mimetype",
            "body_text",
            "body_xhtml",
            "charcount",
            "wordcount",
            "description_summary",
            "subject",
            "type",
            "language",
            "ednote",
            "altids",
            "associations");
    assertThat(item.path("associations").path("source").path("uri").asText()).isEqualTo("urn:x:1");
    assertThat(item.path("altids").path("translationOf").asText()).isEqualTo("urn:x:1");
    assertThat(item.toString()).doesNotContain("وصف");
  }

  @Test
  void aPageBecomesANinjsItemThatNamesIt() throws IOException {
    JsonNode item = ninjs(sample("solar-ship.html"));
    onlyFieldsOfTheStandard(item);
    assertThat(item.path("standard").path("version").asText()).isEqualTo("2.1");
    assertThat(item.path("versioncreated").asText()).isEqualTo("2025-03-18T14:05:00+02:00");
    assertThat(item.path("associations").path(0).path("uri").asText())
        .isEqualTo("https://sahel-news.example/economy/2025/03/18/solar-ship");
  }

  @Test
  void anArticleIsAPageOfItsOwn() throws IOException {
    EnglishArticle article = sample("solar-ship.html");
    Document page = Jsoup.parse(text(EnglishFormat.HTML, article));
    assertThat(text(EnglishFormat.HTML, article)).startsWith("<!doctype html>");
    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.expectFirst("html").attr("dir")).isEqualTo("ltr");
    assertThat(page.title()).isEqualTo(article.headline().orElseThrow());
    assertThat(page.select("article > h1")).hasSize(1);
    assertThat(page.expectFirst("time").attr("datetime")).isEqualTo("2025-03-18T14:05+02:00");
    assertThat(page.select("article > p.paragraph")).hasSize(5);
    assertThat(page.expectFirst("p.paragraph > .dateline").text()).isEqualTo("CAIRO (Reuters) -");
    assertThat(page.select("figcaption, blockquote, h2.heading")).hasSize(3);
    assertThat(page.select("mark.needs-review[title]")).isNotEmpty();
    assertThat(page.select("footer").text()).contains("sentences need review; they are marked");
    assertThat(page.expectFirst("link[hreflang=ar]").attr("href")).contains("sahel-news");
    assertThat(page.select("script, [src], [onclick]")).isEmpty();
    assertThat(page.text()).doesNotContain("Chairman");
  }

  @Test
  void theSourceCanBeWrittenToo() throws IOException {
    Document page =
        Jsoup.parse(HtmlWriter.page(PrintedArticle.of(sample("museum.newsml.xml").source())));
    assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.expectFirst("h1").text()).startsWith("متحف جديد في عمان");
    assertThat(page.select("footer")).isEmpty();
  }

  @Test
  void aWordDocumentHasAStyleAKindAndACommentADoubt() throws Exception {
    EnglishArticle article = sample("museum.newsml.xml");
    byte[] bytes = EnglishFormat.DOCX.write(article);
    assertThat(EnglishFormat.DOCX.write(article)).isEqualTo(bytes);
    Map<String, String> parts = unzipped(bytes);
    assertThat(parts.keySet())
        .contains("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/comments.xml");
    for (String part : parts.values()) {
      wellFormed(part);
    }
    String text = Objects.requireNonNull(parts.get("word/document.xml"));
    assertThat(text).contains("w:val=\"Headline\"", "w:val=\"Caption\"", "w:val=\"Quotation\"");
    assertThat(text.indexOf("AMMAN - ")).isGreaterThan(text.indexOf("w:val=\"Caption\""));
    assertThat(text.split("AMMAN - ", -1)[0])
        .endsWith("preserve\">")
        .contains("w:val=\"Paragraph\"");
    long doubtful = article.segments().stream().filter(segment -> segment.needsReview()).count();
    assertThat(doubtful).isPositive();
    assertThat(text.split("w:commentReference", -1)).hasSize((int) doubtful + 1);
    String comments = Objects.requireNonNull(parts.get("word/comments.xml"));
    assertThat(comments.split("<w:comment ", -1)).hasSize((int) doubtful + 1);
  }

  @Test
  void whatXmlCannotHoldIsWrittenAsSpace() throws Exception {
    EnglishArticle article =
        english("عنوان <b> & \"خبر\"\n\nخبر \u0001\uFFFF <x> & abc\ud83d @me.", ArticleFormat.TEXT);
    for (String part : unzipped(EnglishFormat.DOCX.write(article)).values()) {
      wellFormed(part);
    }
    String markup = ninjs(article).path("bodies").path(1).path("value").asText();
    wellFormed("<div>" + markup + "</div>");
    assertThat(Jsoup.parse(text(EnglishFormat.HTML, article)).select("article b, article x"))
        .isEmpty();
  }

  @Test
  void formatsAreFoundByMediaType() {
    assertThat(EnglishFormat.ofMediaType("text/html; charset=utf-8")).contains(EnglishFormat.HTML);
    assertThat(EnglishFormat.ofMediaType("application/pdf")).isEmpty();
  }

  private static void onlyFieldsOfTheStandard(JsonNode item) {
    assertThat(NINJS_2_1).containsAll(fields(item));
    for (JsonNode associated : item.path("associations")) {
      List<String> fields = fields(associated);
      assertThat(fields).contains("name", "uri");
      fields.remove("name");
      assertThat(NINJS_2_1).containsAll(fields);
    }
    for (JsonNode body : item.path("bodies")) {
      assertThat(Set.of("role", "contenttype", "charcount", "wordcount", "value"))
          .containsAll(fields(body));
    }
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private EnglishArticle sample(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("samples", name));
    return english(SentArticle.file(bytes, name));
  }

  private EnglishArticle english(String text, ArticleFormat format) {
    return english(new SentArticle(text.getBytes(StandardCharsets.UTF_8), format, null));
  }

  private EnglishArticle english(SentArticle sent) {
    return open.desk().translate(sent, BriefRequest.of(Style.BRIEF), Lane.INTERACTIVE).join();
  }

  private static JsonNode ninjs(EnglishArticle article) throws IOException {
    return new ObjectMapper().readTree(EnglishFormat.NINJS.write(article));
  }

  private static String text(EnglishFormat format, EnglishArticle article) {
    return new String(format.write(article), StandardCharsets.UTF_8);
  }

  private static Map<String, String> unzipped(byte[] bytes) throws IOException {
    Map<String, String> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        parts.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static void wellFormed(String xml) throws Exception {
    DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
