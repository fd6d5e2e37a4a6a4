package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.model.Fixtures;
import org.khabar.model.hub.LoopbackHub;

class ModelsCommandTest {
  private static final String ID = "newsroom/opus-mt-ar-en";

  @TempDir private Path folder = Path.of("");

  private CommandRun models(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "models";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--store";
    all[arguments.length + 2] = folder.resolve("store").toString();
    return CommandRun.of(all);
  }

  @Test
  void aModelIsPulledListedCheckedCarriedAndRemoved() throws IOException {
    try (LoopbackHub hub = new LoopbackHub().serving(ID, Fixtures.MARIAN_JOINT)) {
      CommandRun pull = models("pull", ID, "--endpoint", hub.endpoint().toString());
      assertThat(pull.code()).isZero();
      assertThat(pull.out()).startsWith(ID + "\ttranslation\t0.3 MB\tcc-by-4.0\t0123456789abcdef");
      assertThat(pull.err()).contains("licence: cc-by-4.0");
    }
    assertThat(models("list").out()).startsWith(ID + "\t").hasLineCount(1);
    assertThat(models("verify", ID).err()).isEqualTo("khabar: " + ID + " is whole\n");

    Path file = folder.resolve("carried.khabar");
    assertThat(models("bundle", ID, file.toString()).code()).isZero();
    assertThat(models("remove", ID).code()).isZero();
    assertThat(models("list").out()).isEmpty();
    assertThat(models("import", file.toString()).code()).isZero();
    assertThat(models("verify", ID).code()).isZero();

    Path weights = folder.resolve("store").resolve(ID).resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    CommandRun damaged = models("verify", ID);
    assertThat(damaged.code()).isEqualTo(Main.RESOURCE_UNUSABLE);
    assertThat(damaged.err()).contains("model.safetensors has SHA-256 ");
  }

  @Test
  void aModelThatCannotBeReadHidesNoOther() throws IOException {
    try (LoopbackHub hub = new LoopbackHub().serving(ID, Fixtures.MARIAN_JOINT)) {
      assertThat(models("pull", ID, "--endpoint", hub.endpoint().toString()).code()).isZero();
    }
    Path broken = Files.createDirectories(folder.resolve("store/desk/broken"));
    Files.writeString(broken.resolve("config.json"), "{\"model_type\": ");
    CommandRun list = models("list");
    assertThat(list.code()).isZero();
    assertThat(list.out())
        .hasLineCount(2)
        .contains(ID + "\ttranslation\t", "desk/broken\tunusable\t", "config.json");
    assertThat(models("remove", "desk/broken").code()).isZero();
    assertThat(models("list").out()).hasLineCount(1);
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() {
    assertThat(models("list").err()).contains("no models; 'khabar models pull' fetches one");
    CommandRun verify = models("verify", ID);
    assertThat(verify.code()).isEqualTo(Main.RESOURCE_UNUSABLE);
    assertThat(verify.err()).contains("'khabar models pull " + ID + "' fetches it").hasLineCount(1);
    CommandRun pull = models("pull", "opus");
    assertThat(pull.code()).isEqualTo(Main.RESOURCE_UNUSABLE);
    assertThat(pull.err()).contains("write OWNER/NAME or OWNER/NAME@REVISION").hasLineCount(1);
    CommandRun offline = models("pull", ID, "--endpoint", "http://127.0.0.1:1");
    assertThat(offline.err()).contains("khabar models import FOLDER --name " + ID).hasLineCount(1);
  }
}
