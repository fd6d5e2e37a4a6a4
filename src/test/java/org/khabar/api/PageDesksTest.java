package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a desk does in the page beside translating: its terms, its backlogs, its corrections. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "khabar.jobs.polling", value = "100ms")
@Property(name = "micronaut.server.port", value = "-1")
class PageDesksTest extends InTheBrowser {
  @Test
  void aGlossaryIsMadeEditedAndUsedByATranslation() throws Exception {
    page.click("#views a[href=\"#glossaries\"]");
    page.paste("#glossary-new-name", "Industry");
    page.press("Enter");
    page.until("!document.querySelector('#glossary-editor').hidden");
    page.click("#term-add");
    page.type("المصنع");
    page.press("Enter");
    page.type("Sugar Works");
    page.press("Enter");
    page.type("الوزير");
    page.click("#glossary-save");
    assertThat(page.text(".row-note.wrong")).isEqualTo("The English is missing.");
    assertThat(page.evaluate("document.activeElement.className").asText()).isEqualTo("target");
    page.type("secretary");
    page.click("#glossary-save");
    page.until("document.querySelector('#glossary-version').textContent.startsWith('Version 2')");
    assertThat(page.text("#glossary-changes")).isEqualTo("All is saved");
    assertFitForAll();
    page.click("#terms tr:nth-child(2) .cross");
    page.click("#glossary-save");
    page.until("document.querySelector('#glossary-version').textContent.startsWith('Version 3')");
    assertThat(page.text("#terms-count")).isEqualTo("1 term");
    page.click("#views a[href=\"#article\"]");
    page.evaluate(
        "{const d = document.querySelector('#desk'); d.selectedIndex = 1;"
            + " d.dispatchEvent(new Event('change'))} 0");
    page.paste("#source", "وصل الوزير إلى المصنع اليوم.");
    page.click("#translate");
    page.until(DONE);
    assertThat(page.text("#made-with")).endsWith("for Industry");
    assertThat(page.text("#facts")).contains("terms").contains("Sugar Works");
  }

  @Test
  void aGlossaryComesOutOfAFileAndGoesIntoOne() throws Exception {
    page.go(address() + "#glossaries");
    page.choose("#glossary-new-file", Path.of("samples/glossary.tsv").toAbsolutePath());
    page.until("document.querySelectorAll('#terms tr').length > 1");
    assertThat(page.evaluate("document.querySelector('#glossary-name').value").asText())
        .isEqualTo("glossary");
    assertThat(page.text("#terms-count")).endsWith("208 terms");
    page.click("#glossary-csv");
    assertThat(Files.readAllLines(downloaded(".csv"))).hasSize(208 + 1);
    Path broken = Files.writeString(folder.resolve("broken.txt"), "مصنع\n");
    page.choose("#glossary-new-file", broken);
    page.until("document.querySelector('#glossaries-error').textContent !== ''");
    assertThat(page.text("#glossaries-error")).contains("a term needs Arabic and English");
  }

  @Test
  void aBacklogIsSentFollowedAndFetched() throws Exception {
    page.click("#views a[href=\"#jobs\"]");
    Path backlog = folder.resolve("backlog.ndjson");
    Files.writeString(backlog, "{\"id\":\"a\",\"text\":\"وصل الوزير.\"}\n{\"id\":\"b\"}\n");
    page.choose("#job-file", backlog);
    page.until("document.querySelector('.chip-state.completed') !== null");
    assertThat(page.text(".job .numbers")).startsWith("2 items · 1 with an error");
    assertThat(page.evaluate("document.querySelector('.job progress').position").asDouble())
        .isEqualTo(1);
    assertFitForAll();
    Files.delete(backlog);
    page.click(".job .card-actions button:last-child");
    assertThat(Files.readAllLines(downloaded(".ndjson"))).hasSize(2);
  }

  @Test
  void aSentenceIsCorrectedWhereItStandsAndTheArticleApproved() throws Exception {
    page.paste("#source", "وصل الوزير إلى المصنع اليوم. افتتح الرئيس الجسر.");
    page.click("#translate");
    page.until(DONE);
    page.click(".side-en .seg");
    page.until("document.querySelector('.seg.editing') !== null");
    page.evaluate("document.execCommand('selectAll')");
    page.type("The minister came to the works today.");
    assertFitForAll();
    page.press("Enter");
    page.until("document.querySelector('.mark.trust-person') !== null");
    assertThat(page.text(".side-en .seg")).isEqualTo("The minister came to the works today.");
    assertThat(page.evaluate("document.activeElement.className").asText()).contains("mark");
    page.click("#approve");
    if (page.evaluate("document.querySelector('#confirm-dialog').open").asBoolean()) {
      page.click("#confirm-yes");
    }
    page.until("document.querySelector('#state').textContent.startsWith('Approved')");
    page.click(".side-en .seg");
    assertThat(page.count(".seg.editing")).as("what is approved is not corrected").isZero();

    page.click("#views a[href=\"#articles\"]");
    page.until("document.querySelector('.card .chip-state.approved') !== null");
    assertFitForAll();
    page.go(address() + "?again#articles");
    page.until("document.querySelector('.card a') !== null");
    page.click(".card a");
    page.until(DONE);
    assertThat(page.text(".side-en .seg")).isEqualTo("The minister came to the works today.");
    page.click("#approve");
    page.until("document.querySelector('#state').textContent === 'Draft'");
  }
}
