package org.khabar.desk;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.khabar.arabic.DateLine;
import org.khabar.arabic.Lexicon;
import org.khabar.arabic.NameRomanizer;
import org.khabar.article.Block;
import org.khabar.article.Byline;
import org.khabar.article.Dateline;

/** The English of blocks whose form says all: no model has to guess at a date or a title. */
final class PlainBlocks {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private static final int NAME_WORDS = 4;

  private PlainBlocks() {}

  /** The English of a block, if it needs no model. */
  static Optional<String> english(Block block) {
    String text = block.text();
    return switch (block.kind()) {
      case PUBLISHED -> DateLine.parse(text).map(PlainBlocks::date);
      case DATELINE -> Dateline.of(text).or(() -> Dateline.signature(text)).map(Dateline::english);
      case MASTHEAD -> Optional.of(masthead(text));
      case BYLINE ->
          Byline.parse(text)
              .map(byline -> byline.role() + " " + NameRomanizer.romanize(byline.name()))
              .or(() -> signature(text))
              .or(() -> name(text));
      case HEADLINE, CAPTION, HEADING, PARAGRAPH, QUOTATION, FURNITURE -> Optional.empty();
    };
  }

  private static String date(DateLine line) {
    return DATE.format(line.date()) + line.time().map(time -> ", " + time).orElse("");
  }

  private static String masthead(String text) {
    int colon = text.indexOf(':');
    String title = colon < 0 ? text : text.substring(0, colon);
    String name = colon < 0 ? "" : text.substring(colon + 1).strip();
    var known = Lexicon.MASTHEADS.find(title.strip());
    if (known.isEmpty()) {
      return NameRomanizer.romanize(text);
    }
    return name.isEmpty() ? known.get() : known.get() + ": " + NameRomanizer.romanize(name);
  }

  /** A byline that is nothing but a name, as markup tells it. */
  private static Optional<String> name(String text) {
    return text.matches("[\\p{IsArabic} ]+") && text.split(" ", -1).length <= NAME_WORDS
        ? Optional.of(NameRomanizer.romanize(text))
        : Optional.empty();
  }

  private static Optional<String> signature(String text) {
    return Dateline.signature(text)
        .map(
            dateline ->
                dateline.place().isEmpty()
                    ? dateline.agency()
                    : dateline.place()
                        + (dateline.agency().isEmpty() ? "" : " (" + dateline.agency() + ")"));
  }
}
