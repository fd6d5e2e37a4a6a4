package org.khabar.article;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as documents write them for machines. */
final class IsoTime {
  private static final DateTimeFormatter PRINTED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd | HH:mm");

  private IsoTime() {}

  /** Reads ISO 8601 with a zone; seconds, and the colon in the zone, may be left out. */
  static Optional<OffsetDateTime> parse(String text) {
    String time = text.strip().replaceFirst("(\\d{2}:\\d{2}.*[+-]\\d{2})(\\d{2})$", "$1:$2");
    try {
      OffsetDateTime parsed = OffsetDateTime.parse(time.replace(' ', 'T'));
      boolean usual = parsed.getYear() > 0 && parsed.getYear() < 10_000;
      return usual ? Optional.of(parsed) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As a line of an article, which has no zone. */
  static String line(OffsetDateTime time) {
    return PRINTED.format(time);
  }
}
