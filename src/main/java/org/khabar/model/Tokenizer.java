package org.khabar.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.khabar.arabic.TextRange;

/** Text to token ids and back. Implementations may be used by any number of threads. */
public interface Tokenizer extends AutoCloseable {

  /** Ids of a source text, with the end token; never cut. */
  int[] encodeSource(String text);

  /**
   * Where each of the source's tokens stands in the text, in UTF-16 units; one that stands nowhere,
   * such as the end token, is empty.
   *
   * @return as many as {@link #encodeSource} gives ids
   */
  List<TextRange> sourceSpans(String text);

  /**
   * Where each of the target's tokens stands in its text, in UTF-16 units; one that leaves no trace
   * is empty.
   *
   * @return as many as there are ids
   */
  default List<TextRange> targetSpans(int[] ids) {
    List<TextRange> spans = new ArrayList<>();
    String whole = decodeTarget(ids);
    int from = 0; // first token of the word
    int start = 0; // where the word stands
    int end = 0;
    boolean settled = true; // else the text ends within a letter, and may become shorter yet
    for (int count = 1; count <= ids.length; count++) {
      int begin = end;
      if (settled && begin < whole.length() && Character.isWhitespace(whole.charAt(begin))) {
        from = count - 1;
        start = begin;
        while (Character.isWhitespace(whole.charAt(start))) {
          start++;
        }
      }
      // only the word so far: to decode all that goes before it, too, takes the square of the time
      String word = decodeTarget(Arrays.copyOfRange(ids, from, count));
      // a piece of a letter shows as a mark that the next piece replaces
      settled = whole.startsWith(word, start);
      end =
          word.isEmpty() ? begin : Math.max(begin, Math.min(whole.length(), start + word.length()));
      spans.add(new TextRange(begin, end));
    }
    return spans;
  }

  /** The text of target ids; special tokens leave no trace. */
  String decodeTarget(int[] ids);

  @Override
  void close();
}
