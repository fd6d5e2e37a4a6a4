package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

/** What keys have used, seen in the page. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class PageKeyUseTest extends InTheBrowser {
  @Test
  void whatEachKeyHasUsedStandsBesideIt() throws Exception {
    page.click("#views a[href=\"#keys\"]");
    page.until("!document.querySelector('#keys-admin').hidden");
    page.paste("#key-characters", "2,000");
    page.paste("#key-rate", "600");
    page.paste("#key-name", "reporter");
    page.click("#key-create");
    page.until("document.querySelector('#key-own').textContent.startsWith('This tab uses')");
    page.click("#views a[href=\"#article\"]");
    translateSample();
    page.click("#views a[href=\"#keys\"]");
    page.until(
        "document.querySelector('#key-list tr td[data-label=\"This month\"] meter') !== null");
    page.until("document.querySelector('#key-list').innerText.includes('1,292 of 2,000')");
    String used = page.text("#key-list td[data-label=\"This month\"]");
    assertThat(used).contains("1,292 of 2,000 characters").matches("(?s).*\\d+ requests.*");
    assertThat(used).contains("at most 600 a minute");
    assertThat(page.evaluate("document.querySelector('#key-list meter').value").asDouble())
        .isEqualTo(0.646);
    assertThat(page.text("#key-list td[data-label=\"Last used\"]")).doesNotContain("never");
    assertThat(page.text("#key-own")).contains("1,292 of 2,000 characters");
    assertFitForAll();
  }
}
