package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code shortlist.bin}: what it says, and what is refused. */
class ShortlistTest {
  private static final int TARGETS = 10;
  private static final byte[] GOOD =
      ShortlistBytes.of(
          new int[] {0, 3}, List.of(new int[] {}, new int[] {7, 4}, new int[] {4, 9}));

  @TempDir private Path folder = Path.of("");

  private Shortlist read(byte[] bytes, int sources) throws IOException {
    return Shortlist.read(Files.write(folder.resolve("shortlist.bin"), bytes), sources, TARGETS);
  }

  @Test
  void aSourceIsOfferedWhatItsTokensAreKnownToBecome() throws IOException {
    Shortlist shortlist = read(GOOD, 3);
    assertThat(shortlist.common()).containsExactly(0, 3);
    assertThat(shortlist.of(new int[] {2, 0, 1})).containsExactly(4, 9, 7, 4);
    assertThat(shortlist.of(new int[] {0})).isEmpty();
  }

  @Test
  void aFileOfAnotherVocabularyIsRefused() {
    assertThatThrownBy(() -> read(GOOD, 4))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("3 source tokens, the model has 4");
  }

  /** At a byte offset of the good file, another 32-bit number. */
  @ParameterizedTest
  @CsvSource({
    "0, 7, is no shortlist",
    "12, 3, bytes of tokens",
    "12, -1, bytes of tokens",
    "16, 2147483647, bytes of tokens",
    "20, 10, names target token 10",
    "24, -1, names target token -1",
    "28, 1, do not rise",
    "36, 5, do not rise",
    "40, 3, do not rise"
  })
  void aDamagedFileIsRefusedWithWhatIsWrong(int at, int value, String message) {
    byte[] bytes = GOOD.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    assertThatThrownBy(() -> read(bytes, 3))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("shortlist.bin")
        .hasMessageContaining(message);
  }

  @Test
  void aFileCutAnywhereIsRefused() {
    for (int length = 0; length < GOOD.length; length++) {
      byte[] cut = Arrays.copyOf(GOOD, length);
      assertThatThrownBy(() -> read(cut, 3)).isInstanceOf(ModelException.class);
    }
  }
}
