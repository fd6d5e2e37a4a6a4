package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in a real browser, used with pointer and keyboard, over the tiny model. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class WebPageTest extends InTheBrowser {
  @Test
  void aPastedArticleComesSentenceBySentenceBesideItsSource() throws Exception {
    page.evaluate(
        "window.waiting = new Set(); new MutationObserver(() =>"
            + " waiting.add(document.querySelectorAll('#rows .seg.waiting').length))"
            + ".observe(document.querySelector('#rows'), {subtree: true, childList: true}); 0");
    translateSample();
    assertThat(page.evaluate("waiting.size").asInt()).isGreaterThan(5);
    assertThat(page.count("#rows .seg.waiting")).isZero();
    assertThat(page.text(".row.headline .side-ar"))
        .isEqualTo("مصر وفرنسا توقعان اتفاقا لتطوير خط للقطارات");
    assertThat(page.text(".row.published .side-en")).contains("12 March 2024, 18:40");
    assertThat(page.text(".row.masthead .side-en")).contains("Chairman of the Board");
    assertThat(page.count(".row.boilerplate")).isEqualTo(6);
    assertThat(
            page.evaluate("getComputedStyle(document.querySelector('.side-ar .text')).direction")
                .asText())
        .isEqualTo("rtl");
    assertThat(
            page.evaluate("document.fonts.check('16px \"Noto Naskh Arabic\"', 'خبر')").asBoolean())
        .isTrue();
    assertThat(page.text("#status")).startsWith("Done.");
  }

  @Test
  void aSentenceLightsUpInBothLanguagesUnderThePointerAndUnderTheKeyboard() throws Exception {
    translateSample();
    page.hover(".row.paragraph .side-en .seg");
    assertThat(page.count(".seg.lit")).isEqualTo(2);
    assertThat(page.text(".side-ar .seg.lit")).startsWith("وقعت مصر وفرنسا");
    page.hover(".brand");
    assertThat(page.count(".seg.lit")).isZero();
    page.evaluate("document.querySelector('.row.headline .mark').focus()");
    page.press("ArrowDown");
    assertThat(page.text(".side-ar .seg.lit")).isEqualTo("12-3-2024 | 18:40");
    page.press("ArrowUp");
    assertThat(page.text(".side-ar .seg.lit")).startsWith("مصر وفرنسا توقعان");
    assertThat(page.count(".mark[tabindex=\"0\"]")).as("stops of the Tab key").isEqualTo(1);
  }

  @Test
  void aWordLightsUpInBothLanguagesUnderThePointerAndAtTheCaret() throws Exception {
    translateSample();
    String pairs = "[...(CSS.highlights.get('word-pair') ?? [])].map(String).join('|')";
    page.evaluate(
        "{const seg = document.querySelector('.row.paragraph .side-en .seg');"
            + "getSelection().setBaseAndExtent(seg.firstChild, 1, seg.firstChild, 1)} 0");
    page.until("CSS.highlights.has('word-pair')");
    String found = page.evaluate(pairs).asText();
    String english = page.text(".row.paragraph .side-en .seg");
    String arabic = page.text(".row.paragraph .side-ar .seg");
    String[] words = found.split("\\|");
    assertThat(words).hasSizeGreaterThan(1);
    assertThat(english).startsWith(words[0]);
    assertThat(arabic).contains(words[1]);
    page.hover(".row.paragraph .side-en .seg");
    assertThat(page.evaluate(pairs).asText()).isNotEmpty();
    page.hover(".brand");
    assertThat(page.evaluate("CSS.highlights.has('word-pair')").asBoolean()).isFalse();
  }

  @Test
  void aBriefSentenceLightsUpWhatItStandsOn() throws Exception {
    translateSample();
    for (String style : new String[] {"headline", "bullets", "brief"}) {
      page.click("#tab-" + style);
      assertThat(page.count("#brief .claim")).as(style).isPositive();
      page.hover("#brief .claim");
      assertThat(page.count(".side-en .seg.lit")).as(style).isPositive();
      assertThat(page.count(".side-ar .seg.lit"))
          .as(style)
          .isEqualTo(page.count(".side-en .seg.lit"));
    }
    assertThat(page.text(".side-en .seg.lit")).isEqualTo(page.text("#brief .claim"));
    page.hover(".brand");
    page.evaluate("document.querySelector('#brief .claim').focus()");
    assertThat(page.count(".side-ar .seg.lit")).as("under the keyboard").isPositive();
    page.evaluate("document.querySelector('#tab-brief').focus()");
    page.press("ArrowRight");
    assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("tab-bullets");
    assertThat(page.count("#brief li")).isPositive();
  }

  @Test
  void theKeyboardGoesFromOneSentenceToReviewToTheNext() throws Exception {
    translateSample();
    int doubtful = page.count(".mark.review");
    assertThat(doubtful).isGreaterThan(1);
    assertThat(page.text("#verdict"))
        .startsWith(doubtful + " of " + page.count(".mark") + " sentences need");
    page.press("F8");
    String first = page.evaluate("document.activeElement.getAttribute('aria-label')").asText();
    assertThat(first).contains("needs review: ");
    assertThat(page.text(".note li")).isNotBlank();
    page.press("n");
    String second = page.evaluate("document.activeElement.getAttribute('aria-label')").asText();
    assertThat(second).contains("needs review: ").isNotEqualTo(first);
    page.press("p");
    assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')").asText())
        .isEqualTo(first);
    page.press("p");
    assertThat(
            page.evaluate(
                    "[...document.querySelectorAll('.mark.review')].indexOf(document.activeElement)")
                .asInt())
        .as("round the start to the last")
        .isEqualTo(doubtful - 1);
    page.click("#next-review");
    page.until("document.activeElement.classList.contains('review')");
    assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')").asText())
        .isEqualTo(first);
  }

  @Test
  void whatBecameOfNumbersAndNamesIsCounted() throws Exception {
    translateSample();
    assertThat(page.text("#facts"))
        .contains("of 15 numbers")
        .contains("of 10 names")
        .contains("is not in the English");
    page.hover("#facts .chip.missing");
    assertThat(page.count(".seg.lit")).isEqualTo(2);
    assertThat(page.evaluate("CSS.highlights.get('fact-fault').size").asInt()).isPositive();
  }

  @Test
  void theArticleCanBeTakenAwayAsTextHtmlAndJson() throws Exception {
    translateSample();
    page.click("#download-text");
    String text = Files.readString(downloaded(".txt"));
    assertThat(text)
        .contains(page.text(".row.headline .side-en .text"))
        .contains("---- Brief ----");
    assertThat(text).doesNotContain("Chairman of the Board");
    page.click("#download-html");
    String html = Files.readString(downloaded(".html"));
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<h1 class=\"headline\">")
        .contains("<mark class=\"needs-review\" title=")
        .doesNotContain("<script");
    page.click("#download-docx");
    assertThat(Files.readAllBytes(downloaded(".docx"))).startsWith('P', 'K');
    page.click("#download-ninjs");
    JsonNode item = new ObjectMapper().readTree(downloaded(".ninjs.json").toFile());
    assertThat(item.path("language").asText()).isEqualTo("en");
    Files.delete(downloaded(".ninjs.json"));
    page.click("#download-json");
    JsonNode json = new ObjectMapper().readTree(downloaded(".json").toFile());
    assertThat(json.path("published").asText()).isEqualTo("2024-03-12T18:40");
    assertThat(json.path("stamp").path("modelHash").asText()).hasSize(64);
    page.click("#copy-article");
    page.until("document.querySelector('#copy-article').textContent === 'Copied'");
  }

  @Test
  void aFileIsReadInTheEncodingThatItHas() throws Exception {
    Path old = folder.resolve("old.txt");
    Files.write(old, "وصل الوزير إلى المصنع.".getBytes(Charset.forName("windows-1256")));
    page.choose("#file", old);
    page.until("document.querySelector('#source').value === 'وصل الوزير إلى المصنع.'");
    page.press("Enter");
    page.until(DONE);
    assertThat(page.text(".row .side-ar")).isEqualTo("وصل الوزير إلى المصنع.");
  }

  @Test
  void aSavedPageIsReadByTheServiceAndItsTextIsShown() throws Exception {
    page.choose("#file", Path.of("samples/solar-ship-1256.html").toAbsolutePath());
    page.until(DONE);
    assertThat(page.text(".row.headline .side-ar"))
        .isEqualTo("ميناء العقيق يستقبل أول سفينة شحن تعمل بالطاقة الشمسية");
    assertThat(page.count(".row.paragraph")).isEqualTo(5);
    assertThat(page.evaluate("document.querySelector('#source').value").asText())
        .startsWith("ميناء العقيق")
        .doesNotContain("<");
    page.click("#download-ninjs");
    JsonNode item = new ObjectMapper().readTree(downloaded(".ninjs.json").toFile());
    assertThat(item.path("associations").path(0).path("uri").asText())
        .startsWith("https://sahel-news.example/");
  }

  @Test
  void ninjsAndNewsmlCanBeOpenedOrPasted() throws Exception {
    page.choose("#file", Path.of("samples/museum.newsml.xml").toAbsolutePath());
    page.until(DONE);
    assertThat(page.text(".row.headline .side-ar")).startsWith("متحف جديد في عمان");
    page.click("#edit");
    page.evaluate("document.querySelector('#source').value = ''");
    page.paste("#source", Files.readString(Path.of("samples/desalination.ninjs.json")));
    page.click("#translate");
    page.until("document.querySelector('.row.headline .side-ar').textContent.includes('وهران')");
  }

  @Test
  void theSampleIsOneClickAway() {
    page.click("#sample");
    page.until("document.querySelector('#source').value.includes('مصر وفرنسا')");
    assertThat(page.text("#count")).isEqualTo("1,292 characters");
  }

  @Test
  void whatCannotBeTranslatedIsSaidAtTheField() throws Exception {
    page.click("#translate");
    assertThat(page.text("#compose-error")).isEqualTo("Paste an Arabic article first.");
    page.paste("#source", "Only Latin letters here");
    assertThat(page.text("#compose-error")).isEmpty();
    page.click("#translate");
    page.until("document.querySelector('#compose-error').textContent !== ''");
    assertThat(page.text("#compose-error")).isEqualTo("The article has no Arabic letters.");
    assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("source");
    assertThat(page.count("#source[aria-invalid=true]")).isEqualTo(1);
    assertThat(page.accessibilityFaults()).isEmpty();
  }

  @Test
  void markupInAnArticleStaysText() {
    page.paste("#source", "وصل الوزير <img src=x onerror=alert(1)> إلى <b>المصنع</b> اليوم.");
    page.click("#translate");
    page.until(DONE);
    assertThat(page.count("#rows img, #rows b")).isZero();
    assertThat(page.text(".row .side-ar")).contains("<img src=x onerror=alert(1)>");
  }

  @Test
  void darkModeFollowsTheReaderAndTheSwitch() throws Exception {
    assertThat(brightness()).isGreaterThan(200);
    page.show(1280, 900, "dark");
    assertThat(brightness()).isLessThan(60);
    page.click("#theme");
    assertThat(page.text("#theme")).isEqualTo("Theme: light");
    assertThat(brightness()).isGreaterThan(200);
    page.click("#theme");
    page.show(1280, 900, "light");
    assertThat(brightness()).as("dark by the switch").isLessThan(60);
    page.go(address());
    assertThat(brightness()).as("and remembered").isLessThan(60);
  }

  @Test
  void nothingIsWiderThanASmallPhone() throws Exception {
    page.show(360, 780, "light");
    assertThat(overflow()).isZero();
    translateSample();
    assertThat(overflow()).isZero();
    assertThat(page.accessibilityFaults()).isEmpty();
  }

  @Test
  void axeFindsNoFaultInEitherTheme() throws Exception {
    translateSample();
    assertThat(page.accessibilityFaults()).as("light").isEmpty();
    page.show(1280, 900, "dark");
    page.press("F8");
    page.hover("#brief .claim");
    assertThat(page.accessibilityFaults()).as("dark, with sentences lit").isEmpty();
  }

  private int brightness() {
    return page.evaluate(
            "(() => { const c = document.createElement('canvas').getContext('2d');"
                + " c.fillStyle = getComputedStyle(document.body).backgroundColor;"
                + " c.fillRect(0, 0, 1, 1); const p = c.getImageData(0, 0, 1, 1).data;"
                + " return Math.round((p[0] + p[1] + p[2]) / 3); })()")
        .asInt();
  }
}
