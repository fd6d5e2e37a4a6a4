package org.khabar.translate;

import java.util.Set;
import org.khabar.arabic.TextRange;

/**
 * A word of an English article that is linked with one word of the source alone, and is written as
 * a name is.
 *
 * @param text which text of the article it is in
 * @param segment which segment of the text
 * @param source where its Arabic stands in the raw article
 * @param target where it stands in its text
 * @param spelling the English word, without a possessive ending
 * @param key the matching key of its Arabic
 * @param beside keys of the names next to it in both languages, of which it is a part
 * @param fixed whether a term of the glossary has it
 */
record NameMention(
    int text,
    int segment,
    TextRange source,
    TextRange target,
    String spelling,
    String key,
    Set<String> beside,
    boolean fixed) {
  NameMention {
    beside = Set.copyOf(beside);
  }

  /** Whether it stands beside another part of its name. */
  boolean full() {
    return !beside.isEmpty();
  }
}
