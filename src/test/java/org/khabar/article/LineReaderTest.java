package org.khabar.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final String NOT_TEXT = "it is not UTF-8 text";

  @Test
  void linesEndAtLineFeeds() throws IOException {
    assertThat(texts("نعم\nلا\n")).containsExactly("نعم", "لا");
  }

  @Test
  void aCarriageReturnBeforeALineFeedIsDropped() throws IOException {
    assertThat(texts("نعم\r\nلا\r\n\r\n")).containsExactly("نعم", "لا", "");
  }

  @Test
  void aCarriageReturnWithinALineStays() throws IOException {
    assertThat(texts("a\rb\n")).containsExactly("a\rb");
  }

  @Test
  void theLastLineNeedsNoLineFeed() throws IOException {
    assertThat(texts("نعم\nلا")).containsExactly("نعم", "لا");
  }

  @Test
  void blankLinesAreLines() throws IOException {
    assertThat(texts("\n\nنعم\n\n")).containsExactly("", "", "نعم", "");
  }

  @Test
  void anEmptyInputHasNoLines() throws IOException {
    assertThat(texts("")).isEmpty();
  }

  @Test
  void aNulCharacterIsText() throws IOException {
    assertThat(texts("a\0b\n")).containsExactly("a\0b");
  }

  @Test
  void aLineThatIsNotUtf8SpoilsNoOther() throws IOException {
    assertThat(lines(bytes("نعم\n", 0xff, 0xfe, "\nلا\n")))
        .containsExactly(line("نعم"), fault(NOT_TEXT), line("لا"));
  }

  @Test
  void halfACharacterAtTheEndOfALineTakesNothingFromTheNext() throws IOException {
    assertThat(lines(bytes("a", 0xd9, "\nb\n"))).containsExactly(fault(NOT_TEXT), line("b"));
  }

  @Test
  void halfASurrogatePairIsNoText() throws IOException {
    assertThat(lines(bytes(0xed, 0xa0, 0x80, "\n"))).containsExactly(fault(NOT_TEXT));
  }

  @Test
  void aLineOfTheGreatestLengthIsRead() throws IOException {
    assertThat(texts("a".repeat(LineReader.MAX_BYTES) + "\n"))
        .singleElement()
        .satisfies(text -> assertThat(text).hasSize(1_048_576));
  }

  @Test
  void aLongerLineIsReadOver() throws IOException {
    assertThat(lines(("a".repeat(1_500_000) + "\nنعم\n").getBytes(StandardCharsets.UTF_8)))
        .containsExactly(fault("1500000 bytes; a line may have 1048576"), line("نعم"));
  }

  @Property(tries = 200)
  void thereAreAsManyLinesAsLineFeedsAndAnUnfinishedOne(@ForAll @Size(max = 40) byte[] input)
      throws IOException {
    long expected = 0;
    for (byte b : input) {
      expected += b == '\n' ? 1 : 0;
    }
    expected += input.length > 0 && input[input.length - 1] != '\n' ? 1 : 0;
    assertThat(lines(input)).hasSize(Math.toIntExact(expected));
  }

  private static LineReader.Line line(String text) {
    return new LineReader.Line(text, "");
  }

  private static LineReader.Line fault(String fault) {
    return new LineReader.Line("", fault);
  }

  /** Bytes given as numbers and as text. */
  private static byte[] bytes(Object... parts) {
    byte[] bytes = {};
    for (Object part : parts) {
      byte[] more =
          part instanceof Integer value
              ? new byte[] {value.byteValue()}
              : part.toString().getBytes(StandardCharsets.UTF_8);
      int length = bytes.length;
      bytes = Arrays.copyOf(bytes, length + more.length);
      System.arraycopy(more, 0, bytes, length, more.length);
    }
    return bytes;
  }

  private static List<String> texts(String input) throws IOException {
    List<LineReader.Line> lines = lines(input.getBytes(StandardCharsets.UTF_8));
    assertThat(lines).allMatch(LineReader.Line::usable);
    return lines.stream().map(LineReader.Line::text).toList();
  }

  private static List<LineReader.Line> lines(byte[] input) throws IOException {
    List<LineReader.Line> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(new ByteArrayInputStream(input))) {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
    }
    return lines;
  }
}
