package org.khabar.translate;

/**
 * A sentence with its English.
 *
 * @param source the sentence as it was given
 * @param text its English; empty if the sentence was blank
 * @param score mean natural-log probability of a target token: 0 is certain
 * @param complete whether the model ended the sentence itself, rather than the length limit
 * @param sourceTokens source tokens, end token included; 0 if the sentence was blank
 * @param targetTokens target tokens, end token included
 */
public record Translation(
    String source,
    String text,
    double score,
    boolean complete,
    int sourceTokens,
    int targetTokens) {

  static Translation blank(String source) {
    return new Translation(source, "", 0, true, 0, 0);
  }
}
