package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleSealTest {
  private static final String NO_FILE = "0".repeat(64);

  @TempDir private Path folder = Path.of("");

  @Test
  void aBundleAsItWasMadePasses() {
    assertThatCode(() -> BundleSeal.verify(ModelBundle.read(Fixtures.MARIAN_JOINT)))
        .doesNotThrowAnyException();
  }

  @Test
  void aBundleInTheWorkingFolderPasses() {
    Map<String, String> pom = Map.of("pom.xml", BundleSeal.sha256(Path.of("pom.xml")));
    assertThatCode(() -> BundleSeal.verify(bundle(Path.of("."), pom))).doesNotThrowAnyException();
  }

  @Test
  void oneFlippedBitIsFound() throws IOException {
    Path weights = Fixtures.copy(Fixtures.MARIAN_JOINT, folder).resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    assertThatThrownBy(() -> BundleSeal.verify(ModelBundle.read(folder)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(weights + " has SHA-256 ")
        .hasMessageEndingWith(
            " where bundle.json says"
                + " 946cb19f55d46a02eaebc94ee4d24ec900a223f5670b63169438dc6d9d56e188");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Path tokenizer = Fixtures.copy(Fixtures.MARIAN_JOINT, folder).resolve("tokenizer.json");
    Files.delete(tokenizer);
    assertThatThrownBy(() -> BundleSeal.verify(ModelBundle.read(folder)))
        .isInstanceOf(ModelException.class)
        .hasMessage(tokenizer + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../config.json", "/etc/passwd", "shards/1.safetensors", ".", ""})
  void aFileOutsideTheFolderIsNotRead(String name) {
    assertThatThrownBy(() -> BundleSeal.verify(bundle(folder, Map.of(name, NO_FILE))))
        .isInstanceOf(ModelException.class)
        .hasMessage("bundle.json names a file outside its folder: " + name);
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    assertThatThrownBy(() -> BundleSeal.verify(bundle(folder, Map.of("a\0b", NO_FILE))))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("bundle.json names what is no file: ");
  }

  @Test
  void aBundleThatNamesNoFileIsNotSealed() {
    assertThatThrownBy(() -> BundleSeal.verify(bundle(folder, Map.of())))
        .isInstanceOf(ModelException.class)
        .hasMessage(folder + ": bundle.json lists no file under 'files'");
  }

  @Test
  void theHashIsThatOfSha256sum() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    assertThat(BundleSeal.sha256(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static ModelBundle bundle(Path folder, Map<String, String> hashes) {
    ModelBundle sound = ModelBundle.read(Fixtures.MARIAN_JOINT);
    return new ModelBundle(
        folder,
        sound.name(),
        sound.task(),
        sound.licence(),
        sound.revision(),
        hashes,
        List.of(),
        sound.confidence(),
        sound.alignment(),
        sound.architecture(),
        sound.settings());
  }
}
