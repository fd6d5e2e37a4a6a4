package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khabar.api.Newsroom.assertProblem;
import static org.khabar.api.Newsroom.etag;
import static org.khabar.api.Newsroom.fresh;
import static org.khabar.api.Newsroom.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khabar.database.DatabaseSettings;
import org.khabar.database.TestDatabases;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Corrections, approval, the translation memory, updates and feeds over HTTP. */
class EditedArticleTest {
  private static final Map<TestDatabases, Newsroom> OPEN = new ConcurrentHashMap<>();
  private static final String FIRST = "وصل الوزير إلى المصنع.";
  private static final String SECOND = "افتتح الرئيس المدرسة.";
  private static final String THIRD = "زار السفير 7 مدن.";

  private static Newsroom room(TestDatabases kind) {
    return OPEN.computeIfAbsent(kind, k -> Newsroom.open(k.settings(), Map.of()));
  }

  @AfterAll
  static void close() {
    OPEN.values().forEach(Newsroom::close);
    OPEN.clear();
  }

  @ParameterizedTest
  @EnumSource
  void aCorrectionIsKeptCheckedAndUsedEverywhereAfter(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String[] mine = {TestOwner.HEADER, fresh("editor")};
    String text = FIRST + " " + THIRD + " " + SECOND;
    JsonNode sent = room.file(Map.of("text", text), mine);
    String path = "/v1/articles/" + sent.path("id").asText();
    JsonNode wrong =
        ok(
            room.send(
                "PATCH",
                path + "/segments/1",
                Map.of("text", "The ambassador visited\n4 cities."),
                mine));
    assertThat(wrong.at("/segment/text").asText()).isEqualTo("The ambassador visited 4 cities.");
    assertThat(wrong.at("/segment/origin").asText()).isEqualTo("edited");
    assertThat(wrong.at("/segment/needsReview").asBoolean()).isTrue();
    assertThat(wrong.at("/segment/checks/0/kind").asText()).isEqualTo("number_changed");
    JsonNode range = wrong.at("/segment/checks/0/target");
    assertThat(
            wrong
                .path("text")
                .asText()
                .substring(range.path("start").asInt(), range.path("end").asInt()))
        .isEqualTo("4");
    JsonNode arabic = wrong.at("/segment/checks/0/source");
    assertThat(text.substring(arabic.path("start").asInt(), arabic.path("end").asInt()))
        .isEqualTo("7");
    JsonNode right =
        ok(
            room.send(
                "PATCH",
                path + "/segments/1",
                Map.of("text", "The ambassador visited 7 cities."),
                mine));
    assertThat(right.at("/segment/needsReview").asBoolean()).isFalse();
    assertThat(right.path("revision").asInt()).isEqualTo(3);
    JsonNode read = ok(room.get(path, mine));
    assertThat(read.at("/blocks/0/text")).isEqualTo(right.path("text"));
    JsonNode third = read.at("/blocks/0/segments/2");
    assertThat(
            read.at("/blocks/0/text")
                .asText()
                .substring(third.at("/target/start").asInt(), third.at("/target/end").asInt()))
        .as("what follows has moved")
        .isEqualTo(third.path("text").asText());
    JsonNode edits = ok(room.get(path + "/edits", mine));
    assertThat(edits).hasSize(2);
    assertThat(edits.at("/0/before")).isEqualTo(sent.at("/blocks/0/segments/1/text"));
    assertThat(edits.at("/1/after").asText()).isEqualTo("The ambassador visited 7 cities.");

    JsonNode other = room.file(Map.of("text", SECOND + " " + THIRD), mine);
    assertThat(other.at("/blocks/0/segments/0/origin").asText()).isEqualTo("model");
    assertThat(other.at("/blocks/0/segments/1/origin").asText()).isEqualTo("memory");
    assertThat(other.at("/blocks/0/segments/1/text").asText())
        .isEqualTo("The ambassador visited 7 cities.");
    JsonNode bare = ok(room.post("/v1/translations", Map.of("text", THIRD), mine));
    assertThat(bare.at("/translations/0/text").asText())
        .isEqualTo("The ambassador visited 7 cities.");
    assertThat(bare.at("/translations/0/segments/0/origin").asText()).isEqualTo("memory");

    JsonNode memory = ok(room.get("/v1/memory", mine));
    assertThat(memory.path("sentences")).hasSize(1);
    assertThat(memory.at("/sentences/0/source").asText()).isEqualTo(THIRD);
    String entry = "/v1/memory/" + memory.at("/sentences/0/id").asText();
    assertThat(room.delete(entry, mine).statusCode()).isEqualTo(204);
    assertProblem(room.delete(entry, mine), 404, "id");
    JsonNode after = ok(room.post("/v1/translations", Map.of("text", THIRD), mine));
    assertThat(after.at("/translations/0/segments/0/origin").asText()).isEqualTo("model");
  }

  @ParameterizedTest
  @EnumSource
  void nobodysCorrectionIsOverwrittenUnseen(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String path = filed(room, FIRST, "lost");
    String tag = etag(room.get(path));
    HttpResponse<String> first =
        room.send("PATCH", path + "/segments/0", Map.of("text", "One."), "If-Match", tag);
    assertThat(first.statusCode()).isEqualTo(200);
    assertProblem(
        room.send("PATCH", path + "/segments/0", Map.of("text", "Two."), "If-Match", tag),
        412,
        "If-Match");
    for (String odd : List.of("W/\"r2\"", "r2", "\"r1\", \"r2\"", "\"nothing\"")) {
      assertProblem(
          room.send("PATCH", path + "/segments/0", Map.of("text", "Two."), "If-Match", odd),
          412,
          "If-Match");
    }
    for (String good : List.of(etag(first), "*")) {
      assertThat(
              room.send("PATCH", path + "/segments/0", Map.of("text", good), "If-Match", good)
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(
            room.send("PATCH", path + "/segments/0", Map.of("text", "4"), "If-Match", "\"r4\"")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void anApprovedArticleStaysAsItIsUntilItIsReopened(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String path = filed(room, FIRST, "approve");
    JsonNode approved = ok(room.post(path + "/approve", ""));
    assertThat(approved.path("state").asText()).isEqualTo("approved");
    assertThat(approved.path("approvedAt").asText()).isNotBlank();
    assertThat(ok(room.post(path + "/approve", ""))).isEqualTo(approved);
    assertProblem(room.send("PATCH", path + "/segments/0", Map.of("text", "No.")), 409, "state");
    assertProblem(room.post(path + "/reopen", "", "If-Match", "\"r1\""), 412, "If-Match");
    assertThat(ok(room.post(path + "/reopen", "")).path("state").asText()).isEqualTo("draft");
    assertThat(room.send("PATCH", path + "/segments/0", Map.of("text", "Yes.")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void saysWhatIsWrongWithACorrection() throws Exception {
    Newsroom room = room(TestDatabases.H2);
    String path = filed(room, FIRST, "wrong");
    assertProblem(room.send("PATCH", path + "/segments/1", Map.of("text", "x")), 404, "number");
    assertThat(room.send("PATCH", path + "/segments/-1", Map.of("text", "x")).statusCode())
        .isEqualTo(400);
    assertProblem(room.send("PATCH", path + "/segments/0", Map.of("text", " ")), 400, "text");
    assertProblem(room.send("PATCH", path + "/segments/0", Map.of("text", "\u0000")), 400, "text");
    assertProblem(
        room.send("PATCH", path + "/segments/0", Map.of("text", "x".repeat(10_001))), 400, "text");
    assertThat(room.send("PATCH", path + "/segments/0", Map.of()).statusCode()).isEqualTo(400);
    JsonNode odd =
        ok(room.send("PATCH", path + "/segments/0", Map.of("text", "a\u0000b\u2028c\u202ed")));
    assertThat(odd.at("/segment/text").asText()).isEqualTo("ab c\u202ed");
  }

  @ParameterizedTest
  @EnumSource
  void anUpdateTranslatesWhatChangedAndSaysIt(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String[] mine = {TestOwner.HEADER, fresh("update")};
    String fourth = "زار السفير 9 مدن.";
    JsonNode old = room.file(Map.of("text", FIRST + " " + THIRD + " " + SECOND), mine);
    String id = old.path("id").asText();
    room.send("PATCH", "/v1/articles/" + id + "/segments/0", Map.of("text", "He came."), mine);
    room.send("PATCH", "/v1/articles/" + id + "/segments/1", Map.of("text", "He saw 7."), mine);
    JsonNode now =
        room.file(Map.of("text", FIRST + " " + fourth + " توقف العمل أمس.", "updates", id), mine);
    assertThat(now.path("version").asInt()).isEqualTo(2);
    assertThat(now.path("previous").asText()).isEqualTo(id);
    assertThat(now.at("/blocks/0/segments/0/text").asText()).isEqualTo("He came.");
    JsonNode update = now.path("update");
    assertThat(update.path("updates").asText()).isEqualTo(id);
    assertThat(update.path("unchanged").asInt()).isEqualTo(1);
    List<String> kinds =
        StreamSupport.stream(update.path("changes").spliterator(), false)
            .map(change -> change.path("kind").asText())
            .toList();
    assertThat(kinds).contains("changed").doesNotContain("none");
    JsonNode changed = update.at("/changes/0");
    assertThat(changed.at("/kind").asText()).isEqualTo("changed");
    assertThat(changed.at("/before/text").asText()).isEqualTo("He saw 7.");
    JsonNode after = changed.path("after");
    assertThat(after.path("segment").asInt()).isEqualTo(1);
    assertThat(
            now.at("/blocks/0/text")
                .asText()
                .substring(after.at("/target/start").asInt(), after.at("/target/end").asInt()))
        .isEqualTo(after.path("text").asText());
    assertThat(
            room.file(
                Map.of("text", FIRST + " " + fourth + " توقف العمل أمس.", "updates", id), mine))
        .isEqualTo(now);
    assertProblem(
        room.post("/v1/articles", Map.of("text", FIRST, "updates", "nothing"), mine),
        404,
        "updates");
  }

  @ParameterizedTest
  @EnumSource
  void feedsCarryTheNewestVersionOfEachStory(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String[] mine = {TestOwner.HEADER, fresh("feed")};
    String story = fresh("s");
    JsonNode one = room.file(Map.of("text", FIRST, "externalId", story), mine);
    JsonNode feed = ok(room.get("/v1/feeds/briefs.json", mine));
    room.file(Map.of("text", SECOND), mine);
    JsonNode two = room.file(Map.of("text", THIRD, "externalId", story), mine);
    HttpResponse<String> read = room.get("/v1/feeds/briefs.json", mine);
    assertThat(read.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/feed+json");
    JsonNode items = ok(read).path("items");
    assertThat(ok(read).path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(items).hasSize(2);
    assertThat(items.at("/0/url").asText()).endsWith("/v1/articles/" + two.path("id").asText());
    assertThat(items.at("/0/id")).isEqualTo(feed.at("/items/0/id"));
    assertThat(items.at("/0/content_text")).isEqualTo(two.at("/brief/text"));
    String[] known = {mine[0], mine[1], "If-None-Match", etag(read)};
    assertThat(room.get("/v1/feeds/briefs.json", known).statusCode()).isEqualTo(304);
    assertThat(ok(room.get("/v1/feeds/briefs.json?state=approved", mine)).path("items")).isEmpty();
    room.post("/v1/articles/" + one.path("id").asText() + "/approve", "", mine);
    JsonNode approved = ok(room.get("/v1/feeds/briefs.json?state=approved", mine)).path("items");
    assertThat(approved.findValuesAsText("article")).containsExactly(one.path("id").asText());
  }

  /** What RFC 4287 requires (sections 4.1.1 and 4.1.2). */
  @ParameterizedTest
  @EnumSource
  void anAtomFeedHasWhatItsReadersNeed(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String[] mine = {TestOwner.HEADER, fresh("atom")};
    String id = room.file(Map.of("text", FIRST), mine).path("id").asText();
    room.send(
        "PATCH",
        "/v1/articles/" + id + "/segments/0",
        Map.of("text", "A < B & \ufffe\ud83d\ude00 \"C\"."),
        mine);
    HttpResponse<String> answer = room.get("/v1/feeds/briefs.atom?limit=5", mine);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/atom+xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element feed =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(answer.body())))
            .getDocumentElement();
    assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    for (String name : List.of("id", "title", "updated", "author")) {
      assertThat(children(feed, name)).as("feed " + name).hasSize(1);
    }
    assertThat(children(feed, "link").get(0).getAttribute("rel")).isEqualTo("self");
    assertThat(children(feed, "link").get(0).getAttribute("href"))
        .startsWith("http://")
        .endsWith("/v1/feeds/briefs.atom?limit=5");
    Element entry = children(feed, "entry").get(0);
    for (String name : List.of("id", "title", "updated", "published", "summary")) {
      assertThat(children(entry, name)).as("entry " + name).hasSize(1);
    }
    assertThat(children(entry, "link").get(0).getAttribute("href")).endsWith("/v1/articles/" + id);
    assertThat(children(entry, "summary").get(0).getTextContent())
        .isEqualTo("A < B & \ud83d\ude00 \"C\".");
    assertThat(Instant.parse(children(entry, "updated").get(0).getTextContent()))
        .isEqualTo(Instant.parse(children(feed, "updated").get(0).getTextContent()));
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getLocalName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  @Test
  void feedsMayCarryApprovedArticlesOnly() throws Exception {
    try (Newsroom room =
        Newsroom.open(
            TestDatabases.H2.settings(), Map.of("khabar.articles.feed-approved-only", true))) {
      String path = filed(room, FIRST, "strict");
      assertThat(ok(room.get("/v1/feeds/briefs.json?state=draft")).path("items")).isEmpty();
      room.post(path + "/approve", "");
      assertThat(ok(room.get("/v1/feeds/briefs.json?state=draft")).path("items")).hasSize(1);
    }
  }

  @Test
  void withoutTheStoreArticlesAreTranslatedAllTheSame() throws Exception {
    try (Newsroom room =
        Newsroom.open(TestDatabases.H2.settings(), Map.of("khabar.articles.enabled", false))) {
      JsonNode article = room.file(Map.of("text", FIRST));
      assertThat(article.path("blocks")).hasSize(1);
      assertThat(article.path("notStored").asText()).contains("khabar.articles.enabled");
      for (String path : List.of("/v1/articles", "/v1/articles/x", "/v1/memory")) {
        assertThat(room.get(path).statusCode()).as(path).isEqualTo(404);
      }
      assertThat(room.get("/v1/articles").body()).contains("khabar.articles.enabled");
    }
  }

  @Test
  void withoutTheDatabaseArticlesAreTranslatedAllTheSame() throws Exception {
    try (Newsroom room =
        Newsroom.open(
            DatabaseSettings.at("jdbc:h2:tcp://localhost:1/away"),
            Map.of("khabar.access.open", true))) {
      JsonNode article = room.file(Map.of("text", FIRST));
      assertThat(article.path("blocks")).hasSize(1);
      assertThat(article.path("notStored").asText()).contains("database");
      assertThat(ok(room.post("/v1/translations", Map.of("text", FIRST))).path("translations"))
          .hasSize(1);
      HttpResponse<String> streamed =
          room.post("/v1/articles", Map.of("text", FIRST), "Accept", "text/event-stream");
      assertThat(streamed.body()).contains("event: done");
      assertThat(room.get("/v1/articles").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void withoutTheDatabaseNobodyKnowsWhetherThereAreKeys() {
    DatabaseSettings away = DatabaseSettings.at("jdbc:h2:tcp://localhost:1/away");
    assertThatThrownBy(() -> Newsroom.open(away, Map.of()))
        .hasMessageContaining("cannot be used: Connection refused");
  }

  @Test
  void anotherModelOrItsSettingsMakeAnEditionOfTheirOwn() throws Exception {
    DatabaseSettings shared = TestDatabases.POSTGRESQL.settings();
    Map<String, Object> article = Map.of("text", FIRST + " " + SECOND, "externalId", "edition");
    try (Newsroom one = Newsroom.open(shared, Map.of());
        Newsroom two = Newsroom.open(shared, Map.of("khabar.beams", 2));
        Newsroom three = Newsroom.open(shared, Map.of())) {
      JsonNode first = one.file(article);
      String path = "/v1/articles/" + first.path("id").asText();
      one.send("PATCH", path + "/segments/0", Map.of("text", "He came."));
      JsonNode second = two.file(article);
      assertThat(second.path("id")).isNotEqualTo(first.path("id"));
      assertThat(second.path("version").asInt()).isEqualTo(1);
      assertThat(second.path("edition").asInt()).isEqualTo(2);
      assertThat(second.at("/stamp/settings").asText()).startsWith("2 beams");
      assertThat(second.at("/blocks/0/segments/0/text").asText()).isEqualTo("He came.");
      JsonNode third = three.file(article);
      assertThat(third.path("id"))
          .as("another process, the same model")
          .isEqualTo(first.path("id"));
      assertThat(third.path("revision").asInt()).isEqualTo(2);
    }
  }

  private static String filed(Newsroom room, String text, String story) throws Exception {
    return "/v1/articles/"
        + room.file(Map.of("text", text, "externalId", fresh(story))).path("id").asText();
  }
}
