package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.browser.Chromium;
import org.khabar.browser.Page;

/**
 * Takes the pictures in {@code docs/screenshots}, with the embedded model: {@code ./mvnw test
 * -Dtest=PageScreenshots}. Not among the tests that run by themselves.
 */
@MicronautTest(transactional = false)
@Property(name = "micronaut.server.port", value = "-1")
class PageScreenshots {
  private static final Path PICTURES = Path.of("docs", "screenshots");
  private static final long MOST_BYTES = 300_000;

  @Inject private EmbeddedServer server;

  @Test
  void takesThePictures(@TempDir Path folder) throws IOException {
    Files.createDirectories(PICTURES);
    try (Chromium browser = Chromium.start(Chromium.find().orElseThrow())) {
      Page page = browser.open(folder);
      translated(page, 1320, 900, "light");
      page.hover("#brief .claim");
      picture(page, "light.png");
      translated(page, 1320, 900, "dark");
      page.evaluate("document.querySelectorAll('.row.paragraph .mark')[3].focus(), 0");
      picture(page, "dark.png");
      translated(page, 390, 844, "light");
      page.evaluate("document.querySelector('#article').scrollIntoView(), 0");
      picture(page, "phone.png");
    }
  }

  private void translated(Page page, int width, int height, String scheme) {
    page.show(width, height, scheme);
    page.go(server.getURI() + "/");
    page.click("#sample");
    page.until("document.querySelector('#source').value !== ''");
    page.click("#translate");
    page.until("!document.querySelector('#copy-article').disabled");
  }

  private static void picture(Page page, String name) throws IOException {
    page.evaluate("document.fonts.ready.then(() => new Promise(r => setTimeout(r, 300)))");
    Path file = PICTURES.resolve(name);
    page.screenshot(file);
    assertThat(file)
        .as(name)
        .satisfies(made -> assertThat(Files.size(made)).isLessThan(MOST_BYTES));
  }
}
