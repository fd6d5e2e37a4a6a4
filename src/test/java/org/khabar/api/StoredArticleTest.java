package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khabar.api.Newsroom.assertProblem;
import static org.khabar.api.Newsroom.etag;
import static org.khabar.api.Newsroom.fresh;
import static org.khabar.api.Newsroom.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.khabar.database.Database;
import org.khabar.database.TestDatabases;
import org.khabar.desk.store.ArticleStore;

/** Stored articles over HTTP, on both databases. */
class StoredArticleTest {
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
  void anArticleIsStoredAndReadAgainAsItWasAnswered(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String raw = Files.readString(Path.of("samples/train-line.txt"));
    JsonNode sent = room.file(Map.of("text", raw, "externalId", fresh("train")));
    String id = sent.path("id").asText();
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(sent.path("state").asText()).isEqualTo("draft");
    assertThat(sent.path("version").asInt()).isEqualTo(1);
    HttpResponse<String> read = room.get("/v1/articles/" + id);
    assertThat(ok(read)).isEqualTo(sent);
    assertThat(room.get("/v1/articles/" + id + "/source").body()).isEqualTo(raw);
    assertThat(room.get("/v1/articles/" + id, "Accept", "text/plain").body())
        .contains("---- Brief ----");
    assertThat(room.get("/v1/articles/" + id + "?format=text").body())
        .isEqualTo(room.get("/v1/articles/" + id, "Accept", "text/plain").body());
    assertProblem(room.get("/v1/articles/" + id + "?format=poem"), 400, "format");
    assertThat(room.get("/v1/articles/" + id, "Accept", "image/png").statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @EnumSource
  void sendingItAgainGivesTheSameArticleAndAnotherStoryAnother(TestDatabases kind)
      throws Exception {
    Newsroom room = room(kind);
    String story = fresh("a");
    JsonNode first = room.file(Map.of("text", FIRST, "externalId", story));
    assertThat(room.file(Map.of("text", FIRST, "externalId", story))).isEqualTo(first);
    assertThat(room.file(Map.of("text", FIRST, "externalId", fresh("a"))).path("id"))
        .isNotEqualTo(first.path("id"));
    assertThat(room.file(Map.of("text", FIRST)).path("id")).isNotEqualTo(first.path("id"));
  }

  @ParameterizedTest
  @EnumSource
  void aStoryThatIsFiledAgainHasVersions(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String story = fresh("b");
    JsonNode one = room.file(Map.of("text", FIRST, "externalId", story));
    JsonNode two = room.file(Map.of("text", SECOND, "externalId", story));
    JsonNode three = room.file(Map.of("text", THIRD, "externalId", story));
    assertThat(two.path("version").asInt()).isEqualTo(2);
    assertThat(two.path("previous")).isEqualTo(one.path("id"));
    assertThat(three.path("previous")).isEqualTo(two.path("id"));
    JsonNode read = ok(room.get("/v1/articles/" + two.path("id").asText()));
    assertThat(read.path("next")).isEqualTo(three.path("id"));
    JsonNode listed = ok(room.get("/v1/articles?externalId=" + story));
    assertThat(listed.path("articles")).hasSize(3);
    assertThat(listed.at("/articles/0/id")).isEqualTo(three.path("id"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotToBeStoredLeavesNothing(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String owner = fresh("quiet");
    String[] mine = {TestOwner.HEADER, owner};
    JsonNode asked = ok(room.post("/v1/articles?store=false", Map.of("text", FIRST), mine));
    assertThat(asked.has("id")).isFalse();
    assertThat(asked.path("notStored").asText()).isEqualTo("as the request asks");
    JsonNode header =
        room.file(
            Map.of("text", FIRST), TestOwner.HEADER, owner, "Cache-Control", "no-cache, No-Store");
    assertThat(header.has("id")).isFalse();
    assertThat(ok(room.get("/v1/articles", mine)).path("articles")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsStreamedIsStored(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    Map<String, Object> article = Map.of("text", THIRD, "externalId", fresh("stream"));
    HttpResponse<String> streamed =
        room.post("/v1/articles", article, "Accept", "text/event-stream");
    String done = streamed.body().substring(streamed.body().lastIndexOf("data: ") + 6);
    JsonNode whole = Newsroom.JSON.readTree(done);
    assertThat(ok(room.get("/v1/articles/" + whole.path("id").asText()))).isEqualTo(whole);
    HttpResponse<String> again = room.post("/v1/articles", article, "Accept", "text/event-stream");
    assertThat(again.body()).contains("event: segment").endsWith(done);
  }

  @ParameterizedTest
  @EnumSource
  void nobodySeesTheArticlesOfAnother(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String[] mine = {TestOwner.HEADER, fresh("me")};
    String[] others = {TestOwner.HEADER, fresh("other")};
    String id = room.file(Map.of("text", SECOND), mine).path("id").asText();
    String path = "/v1/articles/" + id;
    room.send("PATCH", path + "/segments/0", Map.of("text", "The president came."), mine);
    for (String part : List.of("", "/source", "/summary", "/edits")) {
      assertThat(room.get(path + part, mine).statusCode()).isEqualTo(200);
      assertProblem(room.get(path + part, others), 404, "id");
    }
    assertProblem(
        room.send("PATCH", path + "/segments/0", Map.of("text", "No."), others), 404, "id");
    assertProblem(room.post(path + "/approve", "", others), 404, "id");
    assertProblem(room.delete(path, others), 404, "id");
    assertThat(ok(room.get("/v1/articles", others)).path("articles")).isEmpty();
    assertThat(ok(room.get("/v1/memory", others)).path("sentences")).isEmpty();
    assertThat(ok(room.get("/v1/feeds/briefs.json", others)).path("items")).isEmpty();
    JsonNode theirs = room.file(Map.of("text", SECOND), others);
    assertThat(theirs.path("id").asText()).isNotEqualTo(id);
    assertThat(theirs.at("/blocks/0/segments/0/origin").asText()).isEqualTo("model");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRemovedIsGoneWithItsCorrections(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String[] mine = {TestOwner.HEADER, fresh("gone")};
    String path = "/v1/articles/" + room.file(Map.of("text", FIRST), mine).path("id").asText();
    room.send("PATCH", path + "/segments/0", Map.of("text", "Corrected."), mine);
    assertThat(room.delete(path, mine).statusCode()).isEqualTo(204);
    assertProblem(room.get(path, mine), 404, "id");
    assertProblem(room.delete(path, mine), 404, "id");
    assertThat(ok(room.get("/v1/memory", mine)).path("sentences")).isEmpty();
    long rows =
        room.context()
            .getBean(Database.class)
            .transact(
                session ->
                    session.number(
                        "SELECT (SELECT COUNT(*) FROM article_edits WHERE article_id = ?)"
                            + " + (SELECT COUNT(*) FROM article_briefs WHERE article_id = ?)",
                        path.substring(path.length() - 32),
                        path.substring(path.length() - 32)));
    assertThat(rows).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aThousandAtOnceMakeOneArticle(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    Map<String, Object> article = Map.of("text", FIRST + " " + THIRD, "externalId", fresh("many"));
    List<CompletableFuture<String>> answers = new ArrayList<>();
    var client = java.net.http.HttpClient.newHttpClient();
    for (int i = 0; i < 1000; i++) {
      answers.add(
          client
              .sendAsync(
                  room.request("/v1/articles", "Content-Type", "application/json")
                      .POST(BodyPublishers.ofByteArray(Newsroom.JSON.writeValueAsBytes(article)))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .thenApply(answer -> answer.statusCode() + " " + answer.body()));
    }
    Set<String> different = new HashSet<>();
    for (CompletableFuture<String> answer : answers) {
      different.add(answer.get());
    }
    assertThat(different).hasSize(1);
    assertThat(
            ok(room.get("/v1/articles?externalId=" + article.get("externalId"))).path("articles"))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void versionsThatComeAtOnceAllGetANumber(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String story = fresh("race");
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String text = "زار السفير " + (i + 2) + " مدن.";
      answers.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return room.file(Map.of("text", text, "externalId", story));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    Set<Integer> versions = new HashSet<>();
    for (CompletableFuture<JsonNode> answer : answers) {
      versions.add(answer.get().path("version").asInt());
    }
    assertThat(versions).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatHasTheAnswerIsToldSo(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String path =
        "/v1/articles/"
            + room.file(Map.of("text", FIRST, "externalId", fresh("tag"))).path("id").asText();
    for (String part : List.of("", "/summary?style=bullets", "/source", "?format=text")) {
      HttpResponse<String> read = room.get(path + part);
      assertThat(etag(read)).startsWith("\"").endsWith("\"");
      HttpResponse<String> known = room.get(path + part, "If-None-Match", "\"x\", " + etag(read));
      assertThat(known.statusCode()).as(part).isEqualTo(304);
      assertThat(known.body()).isEmpty();
      assertThat(etag(known)).isEqualTo(etag(read));
      assertThat(known.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }
    String before = etag(room.get(path));
    String summary = etag(room.get(path + "/summary"));
    room.send("PATCH", path + "/segments/0", Map.of("text", "The minister came."));
    assertThat(room.get(path, "If-None-Match", before).statusCode()).isEqualTo(200);
    HttpResponse<String> after = room.get(path + "/summary", "If-None-Match", summary);
    assertThat(ok(after).at("/brief/text").asText()).isEqualTo("The minister came.");
  }

  @ParameterizedTest
  @EnumSource
  void listsComeInPages(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String[] mine = {TestOwner.HEADER, fresh("pages")};
    for (int i = 0; i < 5; i++) {
      room.file(Map.of("text", "زار السفير " + (i + 2) + " مدن."), mine);
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = ok(room.get("/v1/articles?limit=2" + after, mine));
      page.path("articles").forEach(row -> seen.add(row.path("id").asText()));
      after = page.has("next") ? "&after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    String future = Instant.now().plus(Duration.ofDays(1)).toString();
    assertThat(ok(room.get("/v1/articles?since=" + future, mine)).path("articles")).isEmpty();
    assertThat(ok(room.get("/v1/articles?state=approved", mine)).path("articles")).isEmpty();
    assertThat(ok(room.get("/v1/articles?state=draft", mine)).path("articles")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/articles?after=x, after",
    "/v1/articles?after=MTpkcm9w, after",
    "/v1/articles?limit=0, limit",
    "/v1/articles?limit=101, limit",
    "/v1/articles?state=burnt, state",
    "/v1/articles?since=yesterday, since",
    "/v1/memory?after=!, after",
    "/v1/feeds/briefs.atom?limit=1000, limit"
  })
  void saysWhatIsWrongWithAQuestion(String path, String field) throws Exception {
    assertProblem(room(TestDatabases.H2).get(path), 400, field);
  }

  @ParameterizedTest
  @EnumSource
  void oddTextsComeBackAsTheyWere(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    for (String odd : List.of("خبر\u0000 عاجل.", "خبر \ud800 عاجل.", "\u202eخبر عاجل\u202c.")) {
      String json = "{\"text\":\"" + escaped(odd) + "\"}";
      HttpResponse<String> answer =
          room.send(
              room.request("/v1/articles", "Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(json)));
      JsonNode sent = ok(answer);
      assertThat(sent.has("id")).as(answer.body()).isTrue();
      assertThat(ok(room.get("/v1/articles/" + sent.path("id").asText()))).isEqualTo(sent);
    }
    assertProblem(
        room.post("/v1/articles", Map.of("text", FIRST, "externalId", "a\u0000b")),
        400,
        "externalId");
    assertProblem(
        room.post("/v1/articles", Map.of("text", FIRST, "externalId", "x".repeat(256))),
        400,
        "externalId");
    assertThat(room.get("/v1/articles/%00").statusCode()).isEqualTo(400);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      out.append("\\u%04x".formatted((int) text.charAt(i)));
    }
    return out.toString();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotTouchedForLongIsRemoved(TestDatabases kind) throws Exception {
    Newsroom room = room(kind);
    String path =
        "/v1/articles/"
            + room.file(Map.of("text", FIRST, "externalId", fresh("old"))).path("id").asText();
    ArticleStore store = room.context().getBean(ArticleStore.class);
    store.removeOld(Instant.now().minus(Duration.ofDays(90)));
    assertThat(room.get(path).statusCode()).isEqualTo(200);
    assertThat(store.removeOld(Instant.now().plus(Duration.ofDays(1)))).isPositive();
    assertProblem(room.get(path), 404, "id");
  }
}
