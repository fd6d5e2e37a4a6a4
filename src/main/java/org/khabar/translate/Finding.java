package org.khabar.translate;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.TextRange;

/**
 * Something that a check found.
 *
 * @param kind its kind
 * @param message one plain sentence for the reader
 * @param source what of the source it is about, if a part of it
 * @param target what of the English it is about, if a part of it
 */
public record Finding(
    FindingKind kind, String message, Optional<TextRange> source, Optional<TextRange> target) {

  /** A finding about the sentence as a whole. */
  public Finding(FindingKind kind, String message) {
    this(kind, message, Optional.empty(), Optional.empty());
  }

  /** The same finding, about parts of the source and of the English. */
  Finding at(@Nullable TextRange inSource, @Nullable TextRange inTarget) {
    return new Finding(kind, message, Optional.ofNullable(inSource), Optional.ofNullable(inTarget));
  }

  /** The same finding within a source and an English text that these ones are parts of. */
  Finding shifted(int sourceOffset, int targetOffset) {
    return moved(range -> range.shifted(sourceOffset), range -> range.shifted(targetOffset));
  }

  /** The same finding with its ranges moved into other texts. */
  Finding moved(UnaryOperator<TextRange> sources, UnaryOperator<TextRange> targets) {
    return new Finding(kind, message, source.map(sources), target.map(targets));
  }

  /** The same finding about the raw text that the source was cleaned from. */
  Finding fromRaw(AlignedText cleaned) {
    return new Finding(kind, message, source.map(cleaned::rawRange), target);
  }
}
