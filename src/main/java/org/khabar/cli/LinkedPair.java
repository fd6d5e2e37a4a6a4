package org.khabar.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khabar.evaluate.AlignmentScore.Link;

/**
 * A sentence pair whose words a person has linked: Arabic, a tab, and English words with the
 * numbers of the Arabic words that they say, {@code /1,2} where that is sure and {@code ?3} where
 * it is possible.
 */
record LinkedPair(String source, String target, Set<Link> sure, Set<Link> possible) {
  private static final Pattern WORD =
      Pattern.compile("([^/?]+)(?:/(\\d+(?:,\\d+)*))?(?:\\?(\\d+(?:,\\d+)*))?([.,]?)");

  /**
   * Reads a line.
   *
   * @param where what to call the line
   * @throws UnusableFileException if it cannot be read
   */
  static LinkedPair of(String line, String where) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw new UnusableFileException(where + ": no tab between Arabic and English");
    }
    StringJoiner english = new StringJoiner(" ");
    Set<Link> sure = new HashSet<>();
    Set<Link> possible = new HashSet<>();
    String[] words = line.substring(tab + 1).strip().split(" +", -1);
    for (int i = 0; i < words.length; i++) {
      Matcher word = WORD.matcher(words[i]);
      if (!word.matches()) {
        throw new UnusableFileException(where + ": '" + words[i] + "' is no word with its links");
      }
      english.add(word.group(1) + word.group(4));
      read(word.group(2), i, sure);
      read(word.group(3), i, possible);
    }
    return new LinkedPair(line.substring(0, tab), english.toString(), sure, possible);
  }

  private static void read(@Nullable String sources, int target, Set<Link> links) {
    if (sources != null) {
      for (String source : sources.split(",", -1)) {
        links.add(new Link(Integer.parseInt(source), target));
      }
    }
  }
}
