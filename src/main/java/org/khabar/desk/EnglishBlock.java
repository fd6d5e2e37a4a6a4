package org.khabar.desk;

import java.util.List;
import org.khabar.arabic.TextRange;
import org.khabar.article.BlockKind;
import org.khabar.translate.Segment;

/**
 * A block of an article in English.
 *
 * @param kind what it is
 * @param source where it stands in the raw Arabic article
 * @param text its English
 * @param segments its sentences; source ranges are into the raw article, target ranges into {@code
 *     text}. Blocks that need no model (dates, datelines, bylines, masthead) have one segment.
 */
public record EnglishBlock(BlockKind kind, TextRange source, String text, List<Segment> segments) {
  public EnglishBlock {
    segments = List.copyOf(segments);
  }
}
