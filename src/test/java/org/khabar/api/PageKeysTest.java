package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

/** The keys of a service, seen to in the page. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class PageKeysTest extends InTheBrowser {
  @Test
  void keysAreMadeShownOnceAndRevoked() throws Exception {
    page.click("#views a[href=\"#keys\"]");
    page.until("!document.querySelector('#keys-admin').hidden");
    assertThat(page.text("#key-first")).contains("asks for none");
    make("desk");
    assertThat(page.evaluate("document.querySelector('#key-made-secret').value").asText())
        .startsWith("khb_");
    page.until("document.querySelector('#key-own').textContent.startsWith('This tab uses')");
    make("archive");
    page.until("document.querySelectorAll('#key-list tr').length === 2");
    assertFitForAll();
    page.click("#key-made-done");
    assertThat(page.evaluate("document.querySelector('#key-made-secret').value").asText())
        .isEmpty();
    page.click("#key-list tr:first-child button");
    page.until("document.querySelector('#confirm-dialog').open");
    page.click("#confirm-yes");
    page.until("document.querySelector('#key-list .chip-state.revoked') !== null");
    assertThat(page.text("#key-list tr.revoked th")).startsWith("archive");
    page.click("#key-create");
    assertThat(page.text("#key-new-error")).isEqualTo("A key needs a name.");
    page.click("#key-forget");
    page.until("document.querySelector('#key-dialog').open");
  }

  private void make(String name) {
    page.paste("#key-name", name);
    page.click("#key-create");
    page.until("document.querySelector('#key-made-title').textContent.includes('" + name + "')");
  }
}
