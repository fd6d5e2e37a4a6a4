package org.khabar.desk;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.khabar.arabic.TextRange;

/** Cuts English text into sentences; a title or an initial before a full stop does not end one. */
final class EnglishSentences {
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?s).*(?:\\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)"
              + "|\\b[A-Z])\\.\\s*");

  private EnglishSentences() {}

  /** The sentences of a text, without the space around them. */
  static List<TextRange> split(String text) {
    List<TextRange> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (GOES_ON.matcher(text.substring(start, end)).matches() && end < text.length()) {
        continue;
      }
      add(text, start, end, sentences);
      start = end;
    }
    return sentences;
  }

  private static void add(String text, int start, int end, List<TextRange> sentences) {
    String sentence = text.substring(start, end);
    int from = start + sentence.length() - sentence.stripLeading().length();
    int to = end - (sentence.length() - sentence.stripTrailing().length());
    if (to > from) {
      sentences.add(new TextRange(from, to));
    }
  }
}
