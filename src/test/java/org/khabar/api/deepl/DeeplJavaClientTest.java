package org.khabar.api.deepl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deepl.api.DeepLClient;
import com.deepl.api.DeepLClientOptions;
import com.deepl.api.DeepLException;
import com.deepl.api.DocumentHandle;
import com.deepl.api.DocumentStatus;
import com.deepl.api.DocumentTranslationException;
import com.deepl.api.Formality;
import com.deepl.api.GlossaryEntries;
import com.deepl.api.GlossaryInfo;
import com.deepl.api.GlossaryNotFoundException;
import com.deepl.api.Language;
import com.deepl.api.MultilingualGlossaryDictionaryEntries;
import com.deepl.api.MultilingualGlossaryInfo;
import com.deepl.api.NotFoundException;
import com.deepl.api.SentenceSplittingMode;
import com.deepl.api.TextResult;
import com.deepl.api.TextTranslationOptions;
import com.deepl.api.Usage;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** DeepL's own Java client, with nothing changed but the address. */
@MicronautTest(transactional = false)
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeeplJavaClientTest implements TestPropertyProvider {
  private static final String CAIRO = "وصل الوزير إلى القاهرة.";

  @TempDir static Path folder = Path.of("");

  @Inject private EmbeddedServer server;
  private DeepLClient client;

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", folder.resolve("home").toString());
  }

  @BeforeEach
  void connect() {
    DeepLClientOptions options = new DeepLClientOptions();
    options.setServerUrl(server.getURI().toString());
    options.setMaxRetries(0);
    client = new DeepLClient("any-key", options);
  }

  @Test
  void translatesOneText() throws Exception {
    TextResult result = client.translateText(CAIRO, null, "en-US");
    assertThat(result.getText()).contains("Cairo").endsWith(".");
    assertThat(result.getDetectedSourceLanguage()).isEqualToIgnoringCase("ar");
    assertThat(result.getBilledCharacters()).isEqualTo(CAIRO.length());
  }

  @Test
  void translatesAListInItsOrder() throws Exception {
    List<TextResult> results =
        client.translateText(List.of(CAIRO, "Latin 7", "افتتح الرئيس المصنع."), "ar", "en-GB");
    assertThat(results).hasSize(3);
    assertThat(results.get(0).getText()).contains("Cairo");
    assertThat(results.get(1).getText()).isEqualTo("Latin 7");
    assertThat(results.get(2).getText()).contains("factory");
  }

  @Test
  void keepsTheMarkupOfHtml() throws Exception {
    String html =
        "<h1>وصل الوزير</h1>\n<p>وصل الوزير إلى <b class='x'>القاهرة</b>.</p>"
            + "<p translate=\"no\">خبر</p>";
    String english =
        client
            .translateText(html, "ar", "en-US", new TextTranslationOptions().setTagHandling("html"))
            .getText();
    assertThat(english)
        .startsWith("<h1>")
        .contains("</h1>\n<p>")
        .contains("<b class='x'>Cairo</b>")
        .endsWith("<p translate=\"no\">خبر</p>");
  }

  @Test
  void putsTagsAroundTheEnglishOfWhatTheyHeld() throws Exception {
    String html =
        """
        <p>نقلت <a href="https://www.reuters.com">رويترز</a> عن الوزير إن المشروع سيوفر نحو \
        <b>٣٥٠٠</b> فرصة عمل في <i>القاهرة</i>.</p>
        <p>اضغط على <code>حفظ</code> للمتابعة.</p>\
        """;
    assertThat(
            client
                .translateText(
                    html, "ar", "en-US", new TextTranslationOptions().setTagHandling("html"))
                .getText())
        .contains("<a href=\"https://www.reuters.com\">Reuters</a>")
        .contains("<b>3,500</b> ")
        .contains("<i>Cairo</i>")
        .containsPattern("<p>[A-Z][a-z ]+ <code>حفظ</code> [a-z ]+\\.</p>");
  }

  @Test
  void takesEveryOptionOfXml() throws Exception {
    TextTranslationOptions options =
        new TextTranslationOptions()
            .setTagHandling("xml")
            .setOutlineDetection(false)
            .setSplittingTags(List.of("par"))
            .setNonSplittingTags(List.of("em"))
            .setIgnoreTags(List.of("x"))
            .setContext("أخبار")
            .setFormality(Formality.PreferMore)
            .setModelType("prefer_quality_optimized");
    TextResult result =
        client.translateText(
            "<doc><par>وصل الوزير.</par><par><x>خبر</x></par></doc>", "ar", "en-US", options);
    assertThat(result.getText())
        .startsWith("<doc><par>")
        .endsWith("</par><par><x>خبر</x></par></doc>");
    assertThat(result.getModelTypeUsed()).isEqualTo("quality_optimized");
    assertThatThrownBy(
            () ->
                client.translateText(
                    "<doc><par>خبر</doc>",
                    "ar",
                    "en-US",
                    new TextTranslationOptions().setTagHandling("xml").setTagHandlingVersion("v2")))
        .isInstanceOf(DeepLException.class)
        .hasMessageContaining("Tag handling parsing failed");
  }

  @Test
  void cutsTextsWhereTheClientSays() throws Exception {
    String lines = "وصل الوزير.\nوصل الوزير.";
    assertThat(split(lines, SentenceSplittingMode.All).lines()).hasSize(2);
    assertThat(split(lines, SentenceSplittingMode.NoNewlines).lines()).hasSize(1);
    assertThat(split(lines, SentenceSplittingMode.Off).lines()).hasSize(1);
  }

  private String split(String text, SentenceSplittingMode mode) throws Exception {
    return client
        .translateText(
            text, "ar", "en-US", new TextTranslationOptions().setSentenceSplittingMode(mode))
        .getText();
  }

  @Test
  void keepsTheEndsOfATextIfAsked() throws Exception {
    TextTranslationOptions options = new TextTranslationOptions().setPreserveFormatting(true);
    assertThat(
            client.translateText("  وصل الوزير إلى القاهرة \n", "ar", "en-US", options).getText())
        .startsWith("  ")
        .matches("(?s).*[a-zA-Z] \n");
  }

  @Test
  void knowsItsLanguagesAndUsage() throws Exception {
    assertThat(client.getSourceLanguages().stream().map(Language::getCode)).containsExactly("ar");
    List<Language> targets = client.getTargetLanguages();
    assertThat(targets.stream().map(Language::getCode)).containsExactly("en-GB", "en-US");
    assertThat(targets.get(0).getSupportsFormality()).isFalse();
    assertThat(client.getGlossaryLanguages().get(0).getSourceLanguage()).isEqualTo("ar");
    long before = characters();
    client.translateText(CAIRO, "ar", "en-US");
    assertThat(characters() - before).isEqualTo(CAIRO.length());
    assertThat(client.getUsage().anyLimitReached()).isFalse();
  }

  private long characters() throws Exception {
    Usage.Detail used = client.getUsage().getCharacter();
    return used == null ? -1 : used.getCount();
  }

  @Test
  void aGlossaryOfTheOldKindIsKeptUsedAndDeleted() throws Exception {
    GlossaryEntries entries = new GlossaryEntries(Map.of("القاهرة", "Al-Qahira"));
    GlossaryInfo glossary = client.createGlossary("names", "ar", "en", entries);
    assertThat(glossary.isReady()).isTrue();
    assertThat(glossary.getEntryCount()).isEqualTo(1);
    assertThat(client.getGlossary(glossary.getGlossaryId()).getName()).isEqualTo("names");
    assertThat(client.listGlossaries().stream().map(GlossaryInfo::getGlossaryId))
        .contains(glossary.getGlossaryId());
    assertThat(client.getGlossaryEntries(glossary)).isEqualTo(entries);
    TextTranslationOptions options = new TextTranslationOptions().setGlossary(glossary);
    assertThat(client.translateText(CAIRO, "ar", "en-US", options).getText()).contains("Al-Qahira");
    assertThat(client.translateText(CAIRO, "ar", "en-US").getText()).contains("Cairo");
    client.deleteGlossary(glossary);
    assertThatThrownBy(() -> client.getGlossary(glossary.getGlossaryId()))
        .isInstanceOf(GlossaryNotFoundException.class);
    assertThatThrownBy(() -> client.translateText(CAIRO, "ar", "en-US", options))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aGlossaryComesFromCsvToo() throws Exception {
    GlossaryInfo glossary =
        client.createGlossaryFromCsv("csv", "ar", "en", "القاهرة,\"Cairo, Egypt\"\nمصر,Egypt\n");
    assertThat(client.getGlossaryEntries(glossary))
        .containsEntry("القاهرة", "Cairo, Egypt")
        .containsEntry("مصر", "Egypt");
  }

  @Test
  void aGlossaryOfTheNewKindCanBeChanged() throws Exception {
    MultilingualGlossaryInfo glossary =
        client.createMultilingualGlossary(
            "house", List.of(dictionary(Map.of("القاهرة", "Al-Qahira", "مصر", "Misr"))));
    String id = glossary.getGlossaryId();
    assertThat(glossary.getDictionaries().get(0).getEntryCount()).isEqualTo(2);
    client.updateMultilingualGlossaryDictionary(id, dictionary(Map.of("القاهرة", "Kairo")));
    assertThat(client.getMultilingualGlossaryDictionaryEntries(id, "ar", "en").getEntries())
        .containsEntry("القاهرة", "Kairo")
        .containsEntry("مصر", "Misr");
    client.replaceMultilingualGlossaryDictionary(id, dictionary(Map.of("مصر", "Egypt")));
    assertThat(client.getMultilingualGlossaryDictionaryEntries(id, "ar", "en").getEntries())
        .hasSize(1);
    assertThat(client.updateMultilingualGlossaryName(id, "renamed").getName()).isEqualTo("renamed");
    assertThat(client.listMultilingualGlossaries().stream().map(g -> g.getName()))
        .contains("renamed");
    client.deleteMultilingualGlossaryDictionary(id, "ar", "en");
    assertThat(client.getMultilingualGlossary(id).getDictionaries()).isEmpty();
    client.deleteMultilingualGlossary(id);
    assertThatThrownBy(() -> client.getMultilingualGlossary(id))
        .isInstanceOf(GlossaryNotFoundException.class);
  }

  private static MultilingualGlossaryDictionaryEntries dictionary(Map<String, String> entries) {
    return new MultilingualGlossaryDictionaryEntries("ar", "en", new GlossaryEntries(entries));
  }

  @Test
  void documentsAreSentAwaitedAndFetched() throws Exception {
    File text = write("story.txt", CAIRO + "\n\n" + CAIRO + "\n").toFile();
    File english = folder.resolve("story.en.txt").toFile();
    DocumentStatus status = client.translateDocument(text, english, "ar", "en-US");
    assertThat(status.getBilledCharacters()).isEqualTo(2 * CAIRO.length() + 3);
    assertThat(Files.readString(english.toPath())).containsPattern("(?s)Cairo.*\n\n.*Cairo.*\n");
  }

  @Test
  void aDocumentIsFetchedOnceAndOnlyWithItsKey() throws Exception {
    byte[] page = "<p>وصل <i>الوزير</i></p>".getBytes(StandardCharsets.UTF_8);
    DocumentHandle handle =
        client.translateDocumentUpload(new ByteArrayInputStream(page), "خبر.html", null, "en-US");
    DocumentStatus status = client.translateDocumentStatus(handle);
    while (!status.done() && status.ok()) {
      status = client.translateDocumentStatus(handle);
    }
    assertThatThrownBy(
            () ->
                client.translateDocumentStatus(
                    new DocumentHandle(handle.getDocumentId(), "another")))
        .isInstanceOf(NotFoundException.class);
    ByteArrayOutputStream english = new ByteArrayOutputStream();
    client.translateDocumentDownload(handle, english);
    assertThat(english.toString(StandardCharsets.UTF_8)).startsWith("<p>").contains("</i>");
    assertThatThrownBy(() -> client.translateDocumentDownload(handle, english))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void documentsThatCannotBeReadAreRefusedByName() throws Exception {
    File word = write("story.docx", "PK").toFile();
    assertThatThrownBy(() -> client.translateDocument(word, new File(word + ".en"), "ar", "en-US"))
        .isInstanceOf(DocumentTranslationException.class)
        .hasMessageContaining(".txt");
    Path windows = Files.write(folder.resolve("old.txt"), CAIRO.getBytes("windows-1256"));
    assertThatThrownBy(
            () ->
                client.translateDocument(
                    windows.toFile(), folder.resolve("old.en").toFile(), "ar", "en-US"))
        .isInstanceOf(DocumentTranslationException.class)
        .hasMessageContaining("windows-1256");
  }

  private static Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void saysWhatItHasNot() {
    assertThatThrownBy(() -> client.translateText(CAIRO, "de", "en-US"))
        .isInstanceOf(DeepLException.class)
        .hasMessageContaining("Value for 'source_lang' not supported.");
    assertThatThrownBy(() -> client.translateText(CAIRO, "ar", "de"))
        .isInstanceOf(DeepLException.class)
        .hasMessageContaining("Value for 'target_lang' not supported.");
    assertThatThrownBy(
            () ->
                client.translateText(
                    CAIRO,
                    "ar",
                    "en-US",
                    new TextTranslationOptions().setFormality(Formality.More)))
        .hasMessageContaining("'formality' is not supported");
    assertThatThrownBy(
            () ->
                client.createGlossary(
                    "fr", "ar", "fr", new GlossaryEntries(Map.of("القاهرة", "Le Caire"))))
        .hasMessageContaining("Unsupported glossary language pair");
    assertThatThrownBy(() -> client.getAllStyleRules()).isInstanceOf(NotFoundException.class);
  }
}
