package org.khabar.translate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.khabar.arabic.NameTable;

/**
 * Every name of the source that the name table knows must stand in the English, in one of its forms
 * or in a word made from it (Armenia, Armenian).
 */
final class NameCheck implements FidelityCheck {
  /** Letters at a name's end that words made from it may lack. */
  private static final int ENDING = 1;

  private static final int SHORTEST_STEM = 5;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}.']+");

  @Override
  public List<Finding> check(String source, String target) {
    return missing(source, target).stream()
        .map(NameTable.Mention::english)
        .distinct()
        .map(
            name ->
                new Finding(
                    FindingKind.NAME_MISSING,
                    "The name " + name + " of the source is not in the English."))
        .toList();
  }

  /** The mentions of a source whose names are not in the English. */
  static List<NameTable.Mention> missing(String source, String target) {
    String english = " " + plain(target) + " ";
    return NameTable.find(source).stream()
        .filter(mention -> mention.forms().stream().noneMatch(form -> stands(form, english)))
        .toList();
  }

  /** In lower case, a space between words. */
  private static String plain(String text) {
    return BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  private static boolean stands(String form, String english) {
    String name = plain(form);
    boolean stem = name.length() > SHORTEST_STEM;
    return english.contains(" " + (stem ? name.substring(0, name.length() - ENDING) : name + " "))
        || english.contains(" " + name + "'")
        || english.contains(" " + name + ".");
  }
}
