package org.khabar.arabic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a cleaned block of text into sentences.
 *
 * <ul>
 *   <li>A sentence ends at {@code . ! ? ؟ ...}, with or without a space after it; closing brackets
 *       and quotation marks after it belong to it.
 *   <li>It does not end at the Arabic comma, nor at the Arabic semicolon unless it has {@value
 *       #LONG} characters by then.
 *   <li>A full stop does not end one inside a number (3.5), after an abbreviation (د. and أ.ف.ب.),
 *       after a list number at the start (1.), or inside a Latin word or address.
 * </ul>
 *
 * The sentences follow each other in order and hold every character but the spaces between them.
 */
public final class SentenceSplitter {
  private static final int LONG = 280;

  /** Words before a full stop that are short for something. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "إلخ", "الخ", "تلفون", "هاتف", "ت", "ص", "ق", "Mr", "Mrs", "Ms", "Dr", "St", "Jr", "vs");

  private SentenceSplitter() {}

  /** The sentences of a cleaned text of one line. */
  public static List<TextRange> split(String text) {
    List<TextRange> sentences = new ArrayList<>();
    int start = skipSpaces(text, 0);
    int quotes = 0;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        quotes++;
      }
      if (!endsAt(text, start, i)) {
        i++;
        continue;
      }
      int end = afterTerminators(text, i);
      while (end < text.length() && closes(text, end, quotes)) {
        if (text.charAt(end) == '"') {
          quotes++;
        }
        end++;
      }
      sentences.add(new TextRange(start, end));
      start = skipSpaces(text, end);
      quotes = 0;
      i = start;
    }
    int end = trimEnd(text);
    if (end > start) {
      sentences.add(new TextRange(start, end));
    }
    return joinOrphans(text, sentences);
  }

  private static boolean endsAt(String text, int start, int i) {
    return switch (text.charAt(i)) {
      case '!', '?', '\u061F' -> !inAddress(text, i);
      case '\u061B' -> i - start >= LONG;
      case '.' -> fullStopEnds(text, start, i);
      default -> false;
    };
  }

  private static boolean fullStopEnds(String text, int start, int i) {
    int after = i + 1;
    if (after < text.length() && text.charAt(after) == '.') {
      // the last dot of an ellipsis decides
      return false;
    }
    char next = after < text.length() ? text.charAt(after) : ' ';
    boolean ellipsis = i >= start + 2 && text.charAt(i - 1) == '.';
    if (ellipsis) {
      return i - start > 3 && next != '\u060C' && next != '\u061B';
    }
    if (isWordCharacter(next) && (isLatin(next) || isDigit(next))) {
      return false;
    }
    String word = wordBefore(text, start, i);
    if (word.isEmpty() || ABBREVIATIONS.contains(word)) {
      return word.isEmpty() && i > start;
    }
    boolean atStart = i - word.length() == start;
    if (atStart && word.chars().allMatch(c -> isDigit((char) c))) {
      return after >= text.length(); // 1. The first of a list
    }
    return word.codePointCount(0, word.length()) > 1 || !Character.isLetter(word.charAt(0));
  }

  /** The letters and digits right before an index. */
  private static String wordBefore(String text, int start, int i) {
    int from = i;
    while (from > start && isWordCharacter(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, i);
  }

  /** A question mark inside a Latin word belongs to an address. */
  private static boolean inAddress(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && (isLatin(text.charAt(i - 1)) || text.charAt(i - 1) == '/')
        && isLatin(text.charAt(i + 1));
  }

  private static int afterTerminators(String text, int i) {
    int end = i + 1;
    while (end < text.length() && ".!?\u061F".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** Whether a character closes what the sentence had opened. */
  private static boolean closes(String text, int i, int quotesSoFar) {
    char c = text.charAt(i);
    return c == ')' || c == ']' || c == '}' || c == '\'' || (c == '"' && quotesSoFar % 2 == 1);
  }

  /** What has neither letter nor digit is no sentence: it stays with the one before it. */
  private static List<TextRange> joinOrphans(String text, List<TextRange> sentences) {
    List<TextRange> joined = new ArrayList<>();
    for (TextRange sentence : sentences) {
      boolean orphan = sentence.of(text).chars().noneMatch(Character::isLetterOrDigit);
      if (orphan && !joined.isEmpty()) {
        joined.add(joined.remove(joined.size() - 1).union(sentence));
      } else {
        joined.add(sentence);
      }
    }
    return joined;
  }

  private static int skipSpaces(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  private static int trimEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLatin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isDigit(c);
  }
}
