package org.khabar.translate.markup;

import java.util.Map;
import org.khabar.arabic.TextRange;

/** A piece of a marked-up text as it stands in the source; the tokens together are all of it. */
sealed interface MarkupToken {
  /** Where it stands in the source. */
  TextRange range();

  /** Characters of text, with character references. */
  record Text(TextRange range) implements MarkupToken {}

  /** A line end at which a text may be cut. */
  record LineEnd(TextRange range) implements MarkupToken {}

  /** A comment, a declaration, a script: nothing to translate, and no part of a sentence. */
  record Verbatim(TextRange range) implements MarkupToken {}

  /**
   * A start tag.
   *
   * @param name in lower case in HTML, as it is in XML
   * @param attributes names as {@code name}, values without quotes; of two alike the first counts
   * @param empty whether no end tag belongs to it
   */
  record Start(TextRange range, String name, Map<String, String> attributes, boolean empty)
      implements MarkupToken {}

  /** An end tag. */
  record End(TextRange range, String name) implements MarkupToken {}
}
