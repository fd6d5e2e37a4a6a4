package org.khabar.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits English text into sentences, for text that does not come from a translation. A sentence
 * ends at {@code . ! ? …} and the quotation marks or brackets that follow, before a space and what
 * can begin a sentence; not after a title or an initial. A line is a paragraph.
 */
public final class EnglishSentences {
  private static final String CLOSING = "[\"'\u201D\u2019\u00BB)\\]]*";
  private static final Pattern END =
      Pattern.compile(
          "[.!?\u2026]" + CLOSING + "(?=\\s+[\"'\u201C\u2018\u00AB(\\[]*[\\p{Lu}\\p{N}])");

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          ("Mr Mrs Ms Dr Prof St Gen Lt Col Maj Capt Sgt Sen Rep Gov Rev Hon No vs Jr Sr Inc Ltd"
                  + " Co Corp Jan Feb Aug Sept Oct Nov Dec")
              .split(" "));

  private EnglishSentences() {}

  /** The sentences of a text; the first paragraph is block 0. Blank lines are no paragraphs. */
  public static List<SourceSentence> of(String text) {
    List<SourceSentence> sentences = new ArrayList<>();
    List<String> paragraphs = text.lines().map(String::strip).filter(p -> !p.isEmpty()).toList();
    for (int block = 0; block < paragraphs.size(); block++) {
      for (String sentence : split(paragraphs.get(block))) {
        sentences.add(new SourceSentence(sentence, block));
      }
    }
    return sentences;
  }

  private static List<String> split(String paragraph) {
    List<String> sentences = new ArrayList<>();
    Matcher end = END.matcher(paragraph);
    int start = 0;
    while (end.find()) {
      if (!isAbbreviated(paragraph.substring(start, end.start()), paragraph.charAt(end.start()))) {
        sentences.add(paragraph.substring(start, end.end()).strip());
        start = end.end();
      }
    }
    String rest = paragraph.substring(start).strip();
    if (!rest.isEmpty()) {
      sentences.add(rest);
    }
    return sentences;
  }

  /** Whether a full stop belongs to the word before it: a title, or one letter as in U.S. */
  private static boolean isAbbreviated(String before, char mark) {
    if (mark != '.') {
      return false;
    }
    int start = before.length();
    while (start > 0 && Character.isLetter(before.charAt(start - 1))) {
      start--;
    }
    String word = before.substring(start);
    return ABBREVIATIONS.contains(word)
        || (word.length() == 1 && Character.isUpperCase(word.charAt(0)));
  }
}
