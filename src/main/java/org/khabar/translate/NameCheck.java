package org.khabar.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.khabar.arabic.NameTable;
import org.khabar.arabic.TextRange;

/**
 * Every name of the source that the name table knows must stand in the English, in one of its forms
 * or in a word made from it (Armenia, Armenian).
 */
final class NameCheck implements FidelityCheck {
  /** Letters at a name's end that words made from it may lack. */
  private static final int ENDING = 1;

  private static final int SHORTEST_STEM = 4;
  private static final Pattern INITIALS = Pattern.compile("(?<!\\p{L})(?:\\p{L}\\.){2,}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}.']+");

  @Override
  public List<Finding> check(String source, String target) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (NameTable.Mention mention : missing(NameTable.find(source), target)) {
      String name = mention.english();
      findings.putIfAbsent(
          name,
          new Finding(
                  FindingKind.NAME_MISSING,
                  "The name " + name + " of the source is not in the English.")
              .at(mention.range(), null));
    }
    return List.copyOf(findings.values());
  }

  /** The mentions of which the names are not in the English. */
  static List<NameTable.Mention> missing(List<NameTable.Mention> mentions, String target) {
    String english = " " + plain(target) + " ";
    return mentions.stream()
        .filter(mention -> mention.forms().stream().noneMatch(form -> stands(form, english)))
        .toList();
  }

  /** Where one of a name's forms stands in the English as it is written, or a word made from it. */
  static List<TextRange> places(NameTable.Mention mention, String target) {
    for (String form : mention.forms()) {
      boolean stem = form.length() > SHORTEST_STEM;
      String written = stem ? form.substring(0, form.length() - ENDING) : form;
      List<TextRange> found =
          Pattern.compile(
                  "(?<!\\p{L})" + Pattern.quote(written) + (stem ? "\\p{L}*" : "(?!\\p{L})"),
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(target)
              .results()
              .map(place -> new TextRange(place.start(), place.end()))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** In lower case, a space between words, U.K. as UK. */
  private static String plain(String text) {
    String joined =
        INITIALS
            .matcher(text.toLowerCase(Locale.ROOT))
            .replaceAll(initials -> initials.group().replace(".", ""));
    return BETWEEN_WORDS.matcher(joined).replaceAll(" ");
  }

  private static boolean stands(String form, String english) {
    String name = plain(form);
    boolean stem = name.length() > SHORTEST_STEM;
    return english.contains(" " + (stem ? name.substring(0, name.length() - ENDING) : name + " "))
        || english.contains(" " + name + "'")
        || english.contains(" " + name + ".");
  }
}
