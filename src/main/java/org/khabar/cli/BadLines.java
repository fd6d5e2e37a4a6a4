package org.khabar.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.khabar.jobs.ProducedStream;

/** So many lines of NDJSON, made as they are read, of which some cannot be used. */
final class BadLines extends ProducedStream {
  private static final int CYCLE = 1000;
  private static final int HUGE_CYCLE = 100_000;
  private static final int HUGE_BYTES = 5 << 20;
  private static final int DEEP = 5000;

  private final int count;
  private int next;

  BadLines(int count) {
    this.count = count;
  }

  /** What a line is. */
  private enum Kind {
    GOOD(-1, ""),
    BROKEN(100, "it is not JSON"),
    NOT_UTF8(200, "it is not UTF-8 text"),
    EMPTY(300, "the line is blank"),
    REPEATED(400, "has the same"),
    NO_TEXT(500, "text: there is no text and no article"),
    NUMBER(600, "text: it must be text"),
    TWO(700, "there is more on the line than one JSON object"),
    DEEP_NEST(800, "it is not JSON"),
    NO_OBJECT(900, "an item is a JSON object"),
    HUGE(-1, "a line may have 1048576");

    private final int place;
    private final String said;

    Kind(int place, String said) {
      this.place = place;
      this.said = said;
    }

    static Kind of(int index) {
      if (index % HUGE_CYCLE == HUGE_CYCLE / 2) {
        return HUGE;
      }
      for (Kind kind : values()) {
        if (kind.place == index % CYCLE) {
          return kind;
        }
      }
      return GOOD;
    }
  }

  /** What must be said of a line; empty if it is one that can be translated. */
  static Optional<String> fault(int index) {
    Kind kind = Kind.of(index);
    return kind == Kind.GOOD
        ? Optional.empty()
        : Optional.of(
            kind == Kind.REPEATED ? "id: line %d has the same".formatted(index) : kind.said);
  }

  @Override
  protected byte[] produce() {
    if (next == count) {
      return new byte[0];
    }
    int index = next++;
    String good = "{\"id\":\"%d\",\"text\":\"%s\"}".formatted(index, GeneratedItems.text(index));
    String line =
        switch (Kind.of(index)) {
          case GOOD -> good;
          case BROKEN -> good.substring(0, good.length() - 3);
          case NOT_UTF8 -> "";
          case EMPTY -> "";
          case REPEATED -> good.replaceFirst("\\d+", String.valueOf(index - 1));
          case NO_TEXT -> "{\"id\":\"%d\"}".formatted(index);
          case NUMBER -> "{\"id\":\"%d\",\"text\":7}".formatted(index);
          case TWO -> good + good;
          case DEEP_NEST -> "{\"text\":".concat("[".repeat(DEEP));
          case NO_OBJECT -> "\"%s\"".formatted(Kind.NO_OBJECT.name().toLowerCase(Locale.ROOT));
          case HUGE -> "{\"text\":\"" + "x".repeat(HUGE_BYTES) + "\"}";
        };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length() + 1);
    if (Kind.of(index) == Kind.NOT_UTF8) {
      bytes.writeBytes(new byte[] {'{', (byte) 0xff, (byte) 0xc0, '}'});
    }
    bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
