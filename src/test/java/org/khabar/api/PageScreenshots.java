package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.KeyStore;
import org.khabar.api.keys.Scope;
import org.khabar.browser.Chromium;
import org.khabar.browser.Page;
import org.khabar.browser.SmallPng;

/**
 * Takes the pictures in {@code docs/screenshots}, of the project's own samples in the embedded
 * model's English: {@code ./mvnw test -Dtest=PageScreenshots}. Not among the tests that run by
 * themselves.
 */
@MicronautTest(transactional = false)
@Property(name = "micronaut.server.port", value = "-1")
class PageScreenshots {
  private static final Path PICTURES = Path.of("docs", "screenshots");
  private static final Path SAMPLES = Path.of("samples");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 250_000;
  private static final int WIDTH = 1320;
  private static final Map<String, String> ARTICLES =
      Map.of(
          "solar-ship.html", "text/html",
          "desalination.ninjs.json", "application/ninjs+json",
          "museum.newsml.xml", "application/xml",
          "train-line.txt", "text/plain");

  @Inject private EmbeddedServer server;
  @Inject private KeyStore keys;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void takesThePictures(@TempDir Path folder) throws Exception {
    Files.createDirectories(PICTURES);
    try (Chromium browser = Chromium.start(Chromium.find().orElseThrow())) {
      Page page = browser.open(folder);
      page.show(WIDTH, 900, "light");
      article(page);
      page.hover("#brief .claim");
      picture(page, "light.png");
      page.show(WIDTH, 900, "dark");
      article(page);
      page.evaluate("document.querySelectorAll('.row.paragraph .mark')[3].focus(), 0");
      picture(page, "dark.png");
      page.show(390, 844, 2, "light");
      article(page);
      page.evaluate("document.querySelector('.row.headline').scrollIntoView(), scrollBy(0, 14), 0");
      picture(page, "phone.png");
      page.show(WIDTH, 720, "light");
      articles(page);
      picture(page, "articles.png");
      glossary(page);
      picture(page, "glossaries.png");
      jobs(page);
      picture(page, "jobs.png");
      page.show(WIDTH, 800, "light");
      keys(page);
      picture(page, "keys.png");
    }
  }

  private void article(Page page) {
    page.go(server.getURI() + "/");
    page.click("#sample");
    page.until("document.querySelector('#source').value !== ''");
    page.click("#translate");
    page.until("!document.querySelector('#copy-article').disabled");
  }

  private void articles(Page page) throws Exception {
    for (String name : List.of("solar-ship.html", "desalination.ninjs.json", "museum.newsml.xml")) {
      String story = name.substring(0, name.indexOf('.'));
      JsonNode filed = file(name, "wire-" + story);
      if (name.startsWith("solar")) {
        send(
            post("/v1/articles/" + filed.path("id").asText() + "/approve", "application/json", ""));
      }
    }
    view(page, "articles", "document.querySelectorAll('#article-list li').length >= 4");
  }

  private JsonNode file(String sample, String story) throws Exception {
    String type = ARTICLES.getOrDefault(sample, "text/plain");
    return send(
        post("/v1/articles?externalId=" + story, type, Files.readString(SAMPLES.resolve(sample))));
  }

  private void glossary(Page page) throws Exception {
    send(
        post(
            "/v1/glossaries?name=Economy%20desk",
            "text/tab-separated-values", Files.readString(SAMPLES.resolve("glossary.tsv"))));
    send(
        post(
            "/v1/glossaries",
            "application/json",
            "{\"name\":\"Culture desk\",\"terms\":[{\"source\":\"متحف\",\"target\":\"museum\"}]}"));
    view(page, "glossaries", "document.querySelectorAll('#glossary-list a').length === 2");
    page.evaluate(
        "[...document.querySelectorAll('#glossary-list a')]"
            + ".find(link => link.textContent.includes('Economy')).click(), 0");
    page.until("document.querySelectorAll('#terms tr').length > 1");
  }

  private void jobs(Page page) throws Exception {
    String text = Files.readString(SAMPLES.resolve("train-line.txt"));
    StringBuilder archive = new StringBuilder("not an item\n");
    for (int i = 0; i < 40; i++) {
      archive
          .append(JSON.writeValueAsString(Map.of("id", "a" + i, "text", lines(text, i))))
          .append('\n');
    }
    send(post("/v1/jobs", "application/x-ndjson", archive.toString()));
    view(page, "jobs", "document.querySelector('#job-list .completed') !== null");
    for (int i = 0; i < 3000; i++) {
      archive
          .append(JSON.writeValueAsString(Map.of("id", "b" + i, "text", i + ". " + text)))
          .append('\n');
    }
    String large =
        send(post("/v1/jobs", "application/x-ndjson", archive.toString())).path("id").asText();
    String last =
        send(post("/v1/jobs", "application/x-ndjson", archive.toString())).path("id").asText();
    send(post("/v1/jobs/" + last + "/pause", "application/json", ""));
    view(page, "jobs", "document.querySelector('#job-list progress')?.value > 0");
    send(post("/v1/jobs/" + large + "/priority/5", "application/json", ""));
  }

  /** One line of a text, another each time. */
  private static String lines(String text, int number) {
    List<String> lines = text.lines().filter(line -> line.length() > 40).toList();
    return lines.get(number % lines.size()) + " " + number;
  }

  private void keys(Page page) throws Exception {
    view(page, "keys", "!document.querySelector('#keys-admin').hidden");
    String old = made("old app", Scope.USUAL, null, null, null);
    keys.revoke(old.substring(0, 12));
    String archive = made("archive", EnumSet.of(Scope.JOBS, Scope.TRANSLATE), null, 120, 2_000L);
    String site =
        made(
            "web site",
            EnumSet.of(Scope.SUMMARISE),
            Instant.parse("2099-01-31T00:00:00Z"),
            600,
            null);
    String admin = made("editors", EnumSet.allOf(Scope.class), null, null, null);
    String text = Files.readString(SAMPLES.resolve("train-line.txt"));
    String body = JSON.writeValueAsString(Map.of("text", text));
    send(post("/v1/translations", "application/json", body).header("X-API-Key", archive));
    for (int i = 0; i < 12; i++) {
      send(post("/v1/summaries", "application/json", body).header("X-API-Key", site));
    }
    page.go(server.getURI() + "/");
    page.click("#views a[href=\"#keys\"]");
    page.until("document.querySelector('#key-dialog').open");
    page.paste("#key", admin);
    page.press("Enter");
    page.until("document.querySelectorAll('#key-list tr').length === 4");
  }

  private String made(
      String name,
      Set<Scope> scopes,
      @Nullable Instant expires,
      @Nullable Integer rate,
      @Nullable Long characters) {
    return keys.create(new ApiKey.Terms(name, scopes, expires, rate, characters)).secret();
  }

  private void view(Page page, String name, String ready) {
    page.go(server.getURI() + "/");
    page.click("#views a[href=\"#" + name + "\"]");
    for (int i = 0; i < 10; i++) {
      if (page.evaluate(ready).asBoolean()) {
        return;
      }
      page.evaluate("new Promise(r => setTimeout(r, 5000))");
    }
    page.until(ready);
  }

  private HttpRequest.Builder post(String path, String type, String body) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return JSON.readTree(answer.body());
  }

  private static void picture(Page page, String name) throws IOException {
    page.evaluate("document.fonts.ready.then(() => new Promise(r => setTimeout(r, 300)))");
    Path file = PICTURES.resolve(name);
    page.screenshot(file);
    SmallPng.shrink(file);
    assertThat(file)
        .as(name)
        .satisfies(made -> assertThat(Files.size(made)).isLessThan(MOST_BYTES));
  }
}
