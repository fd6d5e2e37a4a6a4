package org.khabar.translate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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
        .filter(mention -> place(mention.term(), target).isEmpty())
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

  /** Where the English of a term stands first in a text, upper and lower case alike. */
  static Optional<TextRange> place(Glossary.Term term, String target) {
    String words = Pattern.quote(term.target().strip().toLowerCase(Locale.ROOT));
    Matcher matcher =
        Pattern.compile(BEFORE + words + ENDINGS).matcher(target.toLowerCase(Locale.ROOT));
    return matcher.find()
        ? Optional.of(new TextRange(matcher.start(), matcher.end()))
        : Optional.empty();
  }
}
