package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view of the page, in reach of a thumb, of the keyboard, and of weak eyes. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class PageReachTest extends InTheBrowser {
  /** What can be pressed; links within text and the marks beside it stand a line apart. */
  private static final String SMALL =
      "[...document.querySelectorAll('button:not(.mark), .button, select, summary, nav a,"
          + " a.card-title, input:not([type=checkbox], [type=file]), fieldset label')]"
          + ".filter(e => e.checkVisibility({visibilityProperty: true}))"
          + ".map(e => [e.getBoundingClientRect(), e])"
          + ".filter(([box, e]) => box.height < 44 || box.width < 44)"
          + ".map(([box, e]) => `${e.id || e.textContent} ${box.width} x ${box.height}`)";

  /** When all is there that a view shows. */
  private static final Map<String, String> READY =
      Map.of(
          "article", DONE,
          "articles", "document.querySelector('#article-list a') !== null",
          "glossaries", "document.querySelector('#glossary-list a') !== null",
          "jobs", "!document.querySelector('#jobs-none').hidden",
          "keys", "!document.querySelector('#keys-admin').hidden");

  private static final String FOCUSED =
      "(e => e.id || e.getAttribute('href') || e.getAttribute('aria-label') || e.textContent)"
          + "(document.activeElement)";

  @ParameterizedTest
  @ValueSource(strings = {"article", "articles", "glossaries", "jobs", "keys"})
  void aThumbHitsEverythingAndNothingStandsOut(String view) throws Exception {
    page.show(390, 844, "light");
    fill(view);
    JsonNode small = page.evaluate(SMALL);
    assertThat(StreamSupport.stream(small.spliterator(), false).map(JsonNode::asText)).isEmpty();
    assertThat(overflow()).isZero();
    assertFitForAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"articles", "glossaries", "jobs", "keys"})
  void theKeyboardGetsToAViewAndToAllThatIsInIt(String view) throws Exception {
    fill(view);
    page.go(address());
    for (int i = 0; i < 40 && !page.evaluate(FOCUSED).asText().equals("#" + view); i++) {
      page.press("Tab");
    }
    page.press("Enter");
    page.until("document.activeElement.id === '" + view + "-title'");
    page.until(READY.getOrDefault(view, "false"));
    String wanted =
        "[...document.querySelectorAll('#view-"
            + view
            + " :is(button, a, select, input)')]"
            + ".filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled).length";
    page.until(wanted + " > 0");
    Set<String> reached = new HashSet<>();
    int inView = 0;
    String isInView =
        "document.querySelector('#view-"
            + view
            + "').contains(document.activeElement)"
            + " && !document.activeElement.dataset.seen"
            + " && (document.activeElement.dataset.seen = 'yes') === 'yes'";
    for (int i = 0; i < 60; i++) {
      page.press("Tab");
      reached.add(page.evaluate(FOCUSED).asText());
      inView += page.evaluate(isInView).asBoolean() ? 1 : 0;
    }
    assertThat(inView).as("of " + reached).isEqualTo(page.evaluate(wanted).asInt());
  }

  @Test
  void focusIsSeen() {
    page.click("#views a[href=\"#jobs\"]");
    page.press("Tab");
    assertThat(
            page.evaluate("getComputedStyle(document.activeElement).outlineStyle").asText()
                + page.evaluate(
                        "document.activeElement.closest('.file') === null ? '' :"
                            + " getComputedStyle(document.activeElement.closest('.file')).outlineStyle")
                    .asText())
        .contains("solid");
  }

  private void fill(String view) throws IOException {
    if (view.equals("article") || view.equals("articles")) {
      translateSample();
    }
    page.evaluate("location.hash = '#" + view + "'; 0");
    if (view.equals("glossaries")) {
      page.paste("#glossary-new-name", "City desk");
      page.click("#glossary-new button");
    }
    page.until(READY.getOrDefault(view, "false"));
  }
}
