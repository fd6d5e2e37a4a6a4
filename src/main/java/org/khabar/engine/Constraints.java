package org.khabar.engine;

import java.util.List;
import java.util.OptionalInt;
import org.khabar.model.GenerationSettings;

/**
 * What must and must not come next, as {@code transformers} applies it: repeated n-grams, bad
 * sequences and too early ends are banned; the first and the last token may be forced. Lengths
 * count the start token.
 *
 * @param settings the settings that hold the constraints
 * @param endToken the token that ends a target
 */
record Constraints(GenerationSettings settings, int endToken) {

  /** The token that must come after a prefix of that length, if one must. */
  OptionalInt forced(int length) {
    if (length == settings.maxLength() - 1 && settings.forcedLast().isPresent()) {
      return settings.forcedLast();
    }
    return length == 1 ? settings.forcedFirst() : OptionalInt.empty();
  }

  /** Whether a prefix of that length is complete, whatever its last token. */
  boolean full(int length) {
    return length >= settings.maxLength();
  }

  /** Bans for all rows what no row of that length may go on with. */
  void banEverywhere(int length, BannedTokens banned) {
    settings.suppressed().forEach(token -> banned.add(BannedTokens.EVERY_ROW, token));
    if (length < settings.minLength()) {
      banned.add(BannedTokens.EVERY_ROW, endToken);
    }
  }

  /** Bans what would repeat an n-gram of the prefix or complete a bad sequence. */
  void banAfter(Prefix prefix, int row, BannedTokens banned) {
    int size = settings.noRepeatNgram();
    List<List<Integer>> bad = settings.badSequences();
    if (size == 0 && bad.isEmpty()) {
      return;
    }
    int[] tokens = prefix.tokens();
    if (size > 0) {
      banRepeated(tokens, size, row, banned);
    }
    for (List<Integer> sequence : bad) {
      if (endsWith(tokens, sequence.subList(0, sequence.size() - 1))) {
        banned.add(row, sequence.get(sequence.size() - 1));
      }
    }
  }

  private static void banRepeated(int[] tokens, int size, int row, BannedTokens banned) {
    int suffix = tokens.length - (size - 1);
    for (int start = 0; start + size <= tokens.length; start++) {
      boolean same = true;
      for (int i = 0; same && i < size - 1; i++) {
        same = tokens[start + i] == tokens[suffix + i];
      }
      if (same) {
        banned.add(row, tokens[start + size - 1]);
      }
    }
  }

  private static boolean endsWith(int[] tokens, List<Integer> end) {
    int start = tokens.length - end.size();
    if (start < 0) {
      return false;
    }
    for (int i = 0; i < end.size(); i++) {
      if (tokens[start + i] != end.get(i)) {
        return false;
      }
    }
    return true;
  }
}
