package org.khabar.translate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.khabar.arabic.TextRange;

/** Every term of the glossary that the source has must stand in the English, also in the plural. */
final class GlossaryCheck {
  private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
  private static final String ENDINGS = "(?:s|es|['\u2019]s?)?(?![\\p{L}\\p{N}])";

  private GlossaryCheck() {}

  /** The terms that are not in the English. */
  static List<Finding> missing(List<Glossary.Mention> mentions, String target) {
    return mentions.stream()
        .filter(mention -> places(mention.term(), target).isEmpty())
        .map(
            mention ->
                new Finding(
                        FindingKind.TERM_MISSING,
                        "The glossary has \"%s\" for \"%s\": it is not in the English."
                            .formatted(mention.term().target(), mention.term().source()))
                    .at(mention.range(), null))
        .distinct()
        .toList();
  }

  /** Where the English of a term stands in a text, upper and lower case alike. */
  static List<TextRange> places(Glossary.Term term, String target) {
    String words = Pattern.quote(term.target().strip().toLowerCase(Locale.ROOT));
    return Pattern.compile(BEFORE + words + ENDINGS)
        .matcher(target.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> new TextRange(found.start(), found.end()))
        .toList();
  }
}
