package org.khabar.translate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Every term of the glossary that the source has must stand in the English, also in the plural. */
final class GlossaryCheck implements FidelityCheck {
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
    String words = Pattern.quote(term.target().strip().toLowerCase(Locale.ROOT));
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + words + "(?:s|es|['\u2019]s?)?(?![\\p{L}\\p{N}])")
        .matcher(target.toLowerCase(Locale.ROOT))
        .find();
  }
}
