package org.khabar.summarize;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a headline of a sentence: its full stop goes, and if it has too many words, it ends where a
 * later clause begins, provided that what is left still says something: it has a main verb with
 * what belongs to it, and opens no quotation or bracket that it does not close.
 */
final class Headline {
  private static final int LEAST_WORDS = 5;

  /** Where a later clause may begin; what stands before the match is the head. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "[,;:](?= )| [-\u2013\u2014](?= )|(?= (after|before|as|while|following|amid|when|where"
              + "|because|although|though|despite|during|since|until|who|which|that)\\b)");

  private static final Pattern CLAUSE_MARKS = Pattern.compile("[,;:\\s\u2013\u2014-]+$");

  /** What a clause begins with whose verb is not the sentence's own. */
  private static final Set<String> SUBORDINATING =
      Set.of(
          "after",
          "although",
          "as",
          "because",
          "before",
          "despite",
          "following",
          "if",
          "since",
          "though",
          "until",
          "when",
          "where",
          "which",
          "while",
          "who",
          "whose");

  private static final Set<String> RELATIVE = Set.of("that", "which", "who", "whose");

  /** Verbs that are nothing without the clause that they report. */
  private static final Set<String> SPEAKING =
      Set.of(
          ("said says say added told tells stated noted explained stressed warned pointed indicated"
                  + " believes believed claimed considered affirmed emphasised emphasized asserted"
                  + " expected hoped thought")
              .split(" "));

  /** Verbs that report a clause or have an object; this many words at least make an object. */
  private static final Set<String> ANNOUNCING =
      Set.of(
          "announced",
          "confirmed",
          "denied",
          "revealed",
          "reported",
          "decided",
          "agreed",
          "held",
          "ruled");

  private static final int LEAST_OBJECT = 4;

  private static final Set<String> NO_LAST_WORDS =
      Set.of(
          ("a an the of to in on at by for from with and or but nor not that than is are was were"
                  + " be been has have had will would can could may might must should such known"
                  + " well far long soon out up only just even its his her their this these those")
              .split(" "));

  private Headline() {}

  /**
   * Makes a headline.
   *
   * @param words how many words it should have at most; it has more if no clause ends before
   */
  static String of(String sentence, int words) {
    String text = withoutStop(sentence.strip());
    if (Words.count(text) <= words) {
      return text;
    }
    String longest = text;
    Matcher clause = CLAUSE.matcher(text);
    while (clause.find()) {
      String head = CLAUSE_MARKS.matcher(text.substring(0, clause.start())).replaceFirst("");
      if (Words.count(head) > words) {
        break;
      }
      if (standsAlone(head, "that".equals(clause.group(1)))) {
        longest = head;
      }
    }
    return longest;
  }

  private static String withoutStop(String text) {
    boolean stop = text.endsWith(".") && !text.endsWith("..");
    boolean initials = text.matches(".*\\b\\p{Lu}\\.\\p{Lu}\\."); // U.S.
    return stop && !initials ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean standsAlone(String head, boolean beforeThat) {
    List<String> words = Words.of(head);
    return words.size() >= LEAST_WORDS
        && !NO_LAST_WORDS.contains(words.get(words.size() - 1).toLowerCase(Locale.ROOT))
        && isBalanced(head)
        && hasMainVerb(head)
        && isComplete(words, beforeThat);
  }

  /** Whether a text closes every quotation and bracket that it opens. */
  static boolean isBalanced(String head) {
    return count(head, '"') % 2 == 0
        && count(head, '\u201C') == count(head, '\u201D')
        && count(head, '\u00AB') == count(head, '\u00BB')
        && count(head, '(') == count(head, ')');
  }

  private static long count(String text, char mark) {
    return text.chars().filter(c -> c == mark).count();
  }

  private static boolean hasMainVerb(String head) {
    for (String clause : head.split("[,;:] ", -1)) {
      List<String> words = Words.of(clause);
      if (!words.isEmpty() && !isSubordinating(words.get(0).toLowerCase(Locale.ROOT))) {
        long relative = words.stream().filter(RELATIVE::contains).count();
        if (Verbs.count(words) > relative) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSubordinating(String word) {
    return SUBORDINATING.contains(word) || word.endsWith("ing"); // Speaking in Cairo,
  }

  /** Whether the last verb has what it needs. */
  private static boolean isComplete(List<String> words, boolean beforeThat) {
    int last = words.size() - 1;
    while (last > 0 && !Verbs.isVerb(words.get(last))) {
      last--;
    }
    String verb = words.get(last);
    boolean announcing = ANNOUNCING.contains(verb);
    return !SPEAKING.contains(verb)
        && !(announcing && (beforeThat || words.size() - 1 - last < LEAST_OBJECT));
  }
}
