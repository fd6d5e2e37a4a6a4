package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {

  @Test
  void aBundleSaysWhatItIs() {
    ModelBundle bundle = ModelBundle.read(Fixtures.MARIAN_JOINT);
    assertThat(bundle.name()).isEqualTo("marian-joint");
    assertThat(bundle.task()).isEqualTo("translation");
    assertThat(bundle.licence()).isEqualTo("Apache-2.0");
    assertThat(bundle.revision()).isEqualTo("1");
    assertThat(bundle.settings().beams()).isEqualTo(4);
    assertThat(bundle.hashes()).hasSize(5).containsKey("model.safetensors");
    assertThat(bundle.golden()).hasSize(3);
    assertThat(bundle.golden().get(0).text()).isEqualTo("The president Omar opened the factory.");
    assertThat(bundle.golden().get(0).ids()).startsWith(18, 7, 90).endsWith(3, 0);
  }

  @Test
  void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("ar-en");
    assertThatThrownBy(() -> ModelBundle.read(missing))
        .isInstanceOf(ModelException.class)
        .hasMessage(missing + " is not a folder");
  }

  @Test
  void aCheckpointWithoutADescriptionIsNamedAfterItsFolder(@TempDir Path folder)
      throws IOException {
    Path copy = Files.createDirectory(folder.resolve("opus-mt-ar-en"));
    Files.delete(Fixtures.copy(Fixtures.MARIAN_JOINT, copy).resolve("bundle.json"));
    ModelBundle bundle = ModelBundle.read(copy);
    assertThat(bundle.name()).isEqualTo("opus-mt-ar-en");
    assertThat(bundle.licence()).isEqualTo("not stated");
    assertThat(bundle.hashes()).isEmpty();
  }

  @Test
  void aBundleWithoutWeightsSaysWhatItLooksFor(@TempDir Path folder) throws IOException {
    Files.delete(Fixtures.copy(Fixtures.MARIAN_JOINT, folder).resolve("model.safetensors"));
    ModelBundle bundle = ModelBundle.read(folder);
    assertThatThrownBy(bundle::openCheckpoint)
        .isInstanceOf(ModelException.class)
        .hasMessage(
            folder + " has neither model.safetensors nor pytorch_model.bin nor an index of either");
  }

  @Test
  void aBundleWithoutATokenizerSaysWhatItLooksFor(@TempDir Path folder) throws IOException {
    Files.delete(Fixtures.copy(Fixtures.MARIAN_JOINT, folder).resolve("tokenizer.json"));
    ModelBundle bundle = ModelBundle.read(folder);
    assertThatThrownBy(bundle::openTokenizer)
        .isInstanceOf(ModelException.class)
        .hasMessage(
            folder + " has neither source.spm nor tokenizer.json nor vocab.json with merges.txt");
  }

  @Test
  void aModelForSeveralTargetsIsToldTheLanguage(@TempDir Path folder) throws IOException {
    Fixtures.copy(Path.of("src/test/resources/fixtures/marian-spm"), folder);
    int[] plain;
    try (Tokenizer tokenizer = ModelBundle.read(folder).openTokenizer()) {
      plain = tokenizer.encodeSource("وصل الوزير");
    }
    Path vocabulary = folder.resolve("vocab.json");
    Fixtures.withField(vocabulary, vocabulary, ">>eng<<", "7");
    Files.delete(folder.resolve("bundle.json"));
    try (Tokenizer tokenizer = ModelBundle.read(folder).openTokenizer()) {
      int[] told = tokenizer.encodeSource("وصل الوزير");
      assertThat(told[0]).isEqualTo(7);
      assertThat(Arrays.copyOfRange(told, 1, told.length)).isEqualTo(plain);
    }
  }

  @Test
  void aDamagedTokenizerIsNamed(@TempDir Path folder) throws IOException {
    Path tokenizer = Fixtures.copy(Fixtures.MARIAN_JOINT, folder).resolve("tokenizer.json");
    Files.writeString(tokenizer, "{\"version\": \"1.0\"}");
    ModelBundle bundle = ModelBundle.read(folder);
    assertThatThrownBy(bundle::openTokenizer)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(tokenizer + " cannot be used: ");
  }

  @Test
  void aVocabularyWithoutTheUnknownTokenIsNamed(@TempDir Path folder) throws IOException {
    Fixtures.copy(Path.of("src/test/resources/fixtures/marian-spm"), folder);
    Path vocabulary = folder.resolve("vocab.json");
    Fixtures.withField(vocabulary, vocabulary, "<unk>", "");
    ModelBundle bundle = ModelBundle.read(folder);
    assertThatThrownBy(bundle::openTokenizer)
        .isInstanceOf(ModelException.class)
        .hasMessage(vocabulary + " has no <unk>");
  }

  @Test
  void anIdThatIsNoNumberIsNamedWithItsPiece(@TempDir Path folder) throws IOException {
    Fixtures.copy(Path.of("src/test/resources/fixtures/marian-spm"), folder);
    Path vocabulary = folder.resolve("vocab.json");
    Fixtures.withField(vocabulary, vocabulary, "▁the", "\"7\"");
    ModelBundle bundle = ModelBundle.read(folder);
    assertThatThrownBy(bundle::openTokenizer)
        .isInstanceOf(ModelException.class)
        .hasMessage(vocabulary + " gives no id for '▁the'");
  }
}
