package org.khabar.translate;

import java.util.List;

/**
 * A sentence with its English.
 *
 * @param source the sentence as it was given
 * @param text its English; empty if the sentence was blank
 * @param score mean natural-log probability of a target token: 0 is certain
 * @param complete whether the model ended the sentence itself, rather than the length limit
 * @param sourceTokens source tokens, end token included; 0 if the sentence was blank
 * @param targetTokens target tokens, end token included
 * @param links which words of the source its words say; empty unless it was asked for and this is
 *     the search's best
 */
public record Translation(
    String source,
    String text,
    double score,
    boolean complete,
    int sourceTokens,
    int targetTokens,
    List<WordLink> links) {
  public Translation {
    links = List.copyOf(links);
  }

  static Translation blank(String source) {
    return new Translation(source, "", 0, true, 0, 0, List.of());
  }
}
