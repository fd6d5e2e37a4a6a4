package org.khabar.article;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.arabic.Lexicon;
import org.khabar.arabic.TextRange;

/**
 * The start of a report that says where it was written and by which agency: {@code باكو - (تاس) -},
 * {@code القاهرة (رويترز) -}, {@code واشنطن - أ ف ب:}. Only known places and agencies make one.
 *
 * @param range the part of the cleaned paragraph, mark and space after it included
 * @param place the place in English; empty if there is only an agency
 * @param agency the agency in English; empty if there is only a place
 */
public record Dateline(TextRange range, String place, String agency) {
  private static final String NAME = "[\\p{IsArabic}. ]{2,40}?";
  private static final Pattern PLACE_AND_AGENCY =
      Pattern.compile(
          "^("
              + NAME
              + ")\\s*(?:[-\u2013\u2014\u060C,]\\s*)?[(\\[]\\s*("
              + NAME
              + ")\\s*[)\\]]\\s*[-\u2013\u2014:]*\\s*");
  private static final Pattern PLACE_DASH_AGENCY =
      Pattern.compile(
          "^(" + NAME + ")\\s*[-\u2013\u2014\u060C,/]\\s*(" + NAME + ")\\s*[-\u2013\u2014:]+\\s*");
  private static final Pattern ONE =
      Pattern.compile("^[(\\[]?(" + NAME + ")[)\\]]?\\s*[-\u2013\u2014:]+\\s*");

  /** The dateline that a cleaned paragraph starts with. */
  public static Optional<Dateline> of(String paragraph) {
    for (Pattern pattern : new Pattern[] {PLACE_AND_AGENCY, PLACE_DASH_AGENCY}) {
      Matcher both = pattern.matcher(paragraph);
      if (both.find()) {
        var place = Lexicon.PLACES.find(both.group(1).strip());
        var agency = Lexicon.AGENCIES.find(both.group(2).strip());
        if (place.isPresent() && agency.isPresent()) {
          return Optional.of(new Dateline(rangeOf(both), place.get(), agency.get()));
        }
      }
    }
    Matcher one = ONE.matcher(paragraph);
    if (!one.find()) {
      return Optional.empty();
    }
    String name = one.group(1).strip();
    return Lexicon.PLACES
        .find(name)
        .map(place -> new Dateline(rangeOf(one), place, ""))
        .or(() -> Lexicon.AGENCIES.find(name).map(a -> new Dateline(rangeOf(one), "", a)));
  }

  /** Reads a line that is nothing but a dateline, such as an agency's signature. */
  public static Optional<Dateline> signature(String line) {
    String inner = line.replaceAll("^[(\\[]\\s*|\\s*[)\\]]$", "");
    return Lexicon.AGENCIES
        .find(inner)
        .map(agency -> new Dateline(new TextRange(0, line.length()), "", agency))
        .or(() -> of(line + " -").filter(d -> d.range().end() >= line.length()));
  }

  /** An article's first paragraph, apart from the dateline that it may start with. */
  static List<Block> apart(Block paragraph, String raw) {
    Optional<Dateline> dateline = of(paragraph.text());
    if (dateline.isEmpty() || dateline.get().range().end() >= paragraph.text().length()) {
      return List.of(paragraph);
    }
    int start = paragraph.range().start();
    int cut = paragraph.rawRange(dateline.get().range()).end();
    return List.of(
        Block.of(BlockKind.DATELINE, new TextRange(start, cut), raw),
        Block.of(BlockKind.PARAGRAPH, new TextRange(cut, paragraph.range().end()), raw));
  }

  private static TextRange rangeOf(Matcher matcher) {
    return new TextRange(0, matcher.end());
  }

  /** As an English wire service prints it: {@code BAKU (TASS) -}. */
  public String english() {
    if (place.isEmpty()) {
      return "(" + agency + ") -";
    }
    String upper = place.toUpperCase(java.util.Locale.ROOT);
    return agency.isEmpty() ? upper + " -" : upper + " (" + agency + ") -";
  }
}
