package org.khabar.evaluate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The tokenizer of mteval-v13a, which WMT scores BLEU with, as sacrebleu's {@code 13a} has it (Post
 * 2018):
 *
 * <ol>
 *   <li>{@code <skipped>} goes, a hyphen at a line's end joins the lines, other line ends are
 *       spaces;
 *   <li>the entities quot, amp, lt and gt are decoded once, in that order;
 *   <li>ASCII punctuation but {@code ' , - .} stands alone;
 *   <li>full stop and comma stand alone unless between two digits;
 *   <li>a hyphen after a digit stands alone.
 * </ol>
 *
 * Each rule runs once over the text from left to right, on the outcome of the one before.
 */
final class Tokenizer13a {
  private static final Pattern PUNCTUATION = Pattern.compile("[{-~\\[-` -&(-+:-@/]");
  private static final Pattern STOP_AFTER_NON_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern STOP_BEFORE_NON_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern HYPHEN_AFTER_DIGIT = Pattern.compile("([0-9])-");

  private Tokenizer13a() {}

  static List<String> tokenize(String segment) {
    String text = decodeEntities(joinLines(Whitespace.stripTrailing(segment)));
    text = " " + text + " "; // a stop at either end has a non-digit beside it
    text = PUNCTUATION.matcher(text).replaceAll(" $0 ");
    text = STOP_AFTER_NON_DIGIT.matcher(text).replaceAll("$1 $2 ");
    text = STOP_BEFORE_NON_DIGIT.matcher(text).replaceAll(" $1 $2");
    text = HYPHEN_AFTER_DIGIT.matcher(text).replaceAll("$1 - ");
    return Whitespace.split(text);
  }

  private static String joinLines(String text) {
    return text.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
  }

  private static String decodeEntities(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return text.replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }
}
