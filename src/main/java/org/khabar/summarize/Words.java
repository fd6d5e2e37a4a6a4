package org.khabar.summarize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an English text. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019]\\p{L}+)?");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Words that occur everywhere, and so say nothing of what a sentence is about. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a about after all also an and any are as at be because been before being but by can"
                  + " could did do does down during each for from had has have he her him his how"
                  + " i if in into is it its just may me more most mr mrs ms my no not now of on"
                  + " one only or other our out over said say says she should so some such than"
                  + " that the their them then there these they this those through to two under"
                  + " up was we were what when where which while who whom whose will with would"
                  + " you your")
              .split(" "));

  private Words() {}

  /** How many runs of text stand between spaces. */
  static int count(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? 0 : SPACE.split(stripped).length;
  }

  /** The words as they are written, without punctuation. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** The words that a sentence is about, in lower case, each once. */
  static Set<String> ofContent(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : of(text)) {
      String lower = word.toLowerCase(Locale.ROOT).replaceFirst("['\u2019]s$", "");
      if (!FUNCTION_WORDS.contains(lower)) {
        words.add(lower);
      }
    }
    return words;
  }
}
