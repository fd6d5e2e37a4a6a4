package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.browser.Chromium;
import org.khabar.browser.Page;

/** Tests of the page, each in a fresh page of a real browser, which may load nothing foreign. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InTheBrowser {
  static final String DONE = "!document.querySelector('#copy-article').disabled";
  private static final String SAMPLE = "samples/train-line.txt";

  @Inject private EmbeddedServer server;

  private @Nullable Chromium browser;
  protected Page page;
  protected Path folder;

  @BeforeAll
  void startBrowser() throws IOException {
    var executable = Chromium.find();
    assumeTrue(executable.isPresent(), Chromium.MISSING);
    browser = Chromium.start(executable.get());
  }

  @AfterAll
  void endBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open(@TempDir Path downloads) {
    folder = downloads;
    page = Objects.requireNonNull(browser).open(folder);
    page.show(1280, 900, "light");
    page.go(address());
  }

  @AfterEach
  void everythingCameFromTheServiceAndWithinThePolicy() {
    assertThat(page.requests()) // data: are the icons of the browser's own date fields
        .allMatch(url -> url.startsWith(address()) || url.matches("(?s)(blob|data):.*"));
    assertThat(page.complaints()).isEmpty();
  }

  final String address() {
    return server.getURI() + "/";
  }

  final void translateSample() throws IOException {
    page.paste("#source", Files.readString(Path.of(SAMPLE)));
    page.click("#translate");
    page.until(DONE);
  }

  final Path downloaded(String ending) throws IOException {
    for (int i = 0; i < 500; i++) {
      try (var files = Files.list(folder)) {
        var found = files.filter(file -> file.toString().endsWith(ending)).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("nothing was downloaded that ends in " + ending);
  }

  /** Asserts that the page has no fault for anybody, in light and dark, and fits a small phone. */
  final void assertFitForAll() throws IOException {
    for (String scheme : new String[] {"light", "dark"}) {
      page.show(1280, 900, scheme);
      assertThat(page.accessibilityFaults()).as(scheme).isEmpty();
    }
    page.show(360, 780, "light");
    assertThat(overflow()).as("pixels wider than a phone").isZero();
    assertThat(page.accessibilityFaults()).as("on a phone").isEmpty();
    page.show(1280, 900, "light");
  }

  final int overflow() {
    return page.evaluate("document.documentElement.scrollWidth - innerWidth").asInt();
  }
}
