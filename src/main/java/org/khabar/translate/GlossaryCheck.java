package org.khabar.translate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.arabic.TextRange;

/** Every term of the glossary that the source has must stand in the English, also in the plural. */
final class GlossaryCheck implements FidelityCheck {
  private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
  private static final String ENDINGS = "(?:s|es|['\u2019]s?)?(?![\\p{L}\\p{N}])";

  private final Glossary glossary;

  GlossaryCheck(Glossary glossary) {
    this.glossary = glossary;
  }

  @Override
  public List<Finding> check(String source, String target) {
    return glossary.find(source).stream()
        .filter(mention -> !stands(mention.term(), target))
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

  /** Whether the English of a term stands in a text, upper and lower case alike. */
  static boolean stands(Glossary.Term term, String target) {
    return place(term, target).isPresent();
  }

  /** Where the English of a term stands first in a text. */
  static Optional<TextRange> place(Glossary.Term term, String target) {
    String words = Pattern.quote(term.target().strip().toLowerCase(Locale.ROOT));
    Matcher matcher =
        Pattern.compile(BEFORE + words + ENDINGS).matcher(target.toLowerCase(Locale.ROOT));
    return matcher.find()
        ? Optional.of(new TextRange(matcher.start(), matcher.end()))
        : Optional.empty();
  }
}
