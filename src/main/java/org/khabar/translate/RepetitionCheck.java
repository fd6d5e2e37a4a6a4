package org.khabar.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A loop: a run of up to {@value #LONGEST} words that comes three times in a row, four words that
 * come four times in a sentence, a long word twice in a row, or letters that come again and again
 * within a word (Barkokokoko).
 */
final class RepetitionCheck implements FidelityCheck {
  private static final int LONGEST = 8;
  private static final int IN_A_ROW = 3;
  private static final int FAR_APART = 4;
  private static final int LONG_WORD = 5;

  /** A sentence's end between the turns of a loop belongs to it. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[.!?]*[\\s,]+");

  /** The same letter four times, or the same two to four letters three times. */
  private static final Pattern STUTTER = Pattern.compile("(\\p{L})\\1{3}|(\\p{L}{2,4})\\2{2}");

  @Override
  public List<Finding> check(String source, String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    String[] words = BETWEEN_WORDS.split(lower.replaceFirst("[.!?]+$", ""), -1);
    for (int length = 1; length <= LONGEST; length++) {
      int same = 0;
      for (int i = length; i < words.length; i++) {
        same = words[i].equals(words[i - length]) ? same + 1 : 0;
        if (same >= length * (IN_A_ROW - 1)) {
          return loop(words, i - length + 1, length);
        }
      }
    }
    // only a loop runs over the ends of sentences: here they part one word from the next
    words = lower.split("[\\s,]+", -1);
    for (int i = 0; i < words.length; i++) {
      boolean twice = i > 0 && words[i].length() >= LONG_WORD && words[i].equals(words[i - 1]);
      if (twice || STUTTER.matcher(words[i]).find()) {
        return loop(words, i, 1);
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + FAR_APART <= words.length; i++) {
      String phrase = String.join(" ", List.of(words).subList(i, i + FAR_APART));
      if (counts.merge(phrase, 1, Integer::sum) >= FAR_APART) {
        return loop(words, i, FAR_APART);
      }
    }
    return List.of();
  }

  private static List<Finding> loop(String[] words, int from, int length) {
    String phrase = String.join(" ", List.of(words).subList(from, from + length));
    return List.of(new Finding(FindingKind.REPETITION, "The English repeats \"" + phrase + "\"."));
  }
}
