package org.khabar.translate.markup;

import java.util.Set;
import org.khabar.translate.Splitting;

/**
 * How a marked-up text is to be read.
 *
 * @param xml whether it is XML; HTML otherwise
 * @param ignored names of elements whose content stays as it is
 * @param splitting names of elements that no sentence reaches across, beside those known
 * @param nonSplitting names of elements that are part of a sentence in any case
 * @param outline whether XML is cut at elements beside which no text stands; without it at {@code
 *     splitting} only
 * @param strict whether XML in which a tag lacks its partner is refused
 * @param cutting where texts between tags may be cut
 */
public record MarkupRules(
    boolean xml,
    Set<String> ignored,
    Set<String> splitting,
    Set<String> nonSplitting,
    boolean outline,
    boolean strict,
    Splitting cutting) {

  /** HTML as browsers read it: line ends are spaces. */
  public static final MarkupRules HTML =
      new MarkupRules(false, Set.of(), Set.of(), Set.of(), true, false, Splitting.SENTENCES);

  public MarkupRules {
    ignored = Set.copyOf(ignored);
    splitting = Set.copyOf(splitting);
    nonSplitting = Set.copyOf(nonSplitting);
  }

  boolean splitLines() {
    return cutting == Splitting.LINES;
  }

  boolean isVoid(String name) {
    return HtmlElements.isVoid(name);
  }

  boolean rawText(String name) {
    return !xml && HtmlElements.isRawText(name);
  }

  boolean escapableText(String name) {
    return HtmlElements.isEscapableText(name);
  }

  boolean preformatted(String name) {
    return !xml && HtmlElements.isPreformatted(name);
  }

  /** Whether an element's content stays as it is. */
  boolean untouched(MarkupToken.Start tag) {
    return ignored.contains(tag.name())
        || (!xml
            && (HtmlElements.isUntouched(tag.name())
                || "no".equalsIgnoreCase(tag.attributes().get("translate"))
                || Set.of(tag.attributes().getOrDefault("class", "").split("\\s+", -1))
                    .contains("notranslate")));
  }

  /**
   * Whether no sentence reaches across an element's tags.
   *
   * @param besideText whether text stands beside the element
   */
  boolean splits(String name, boolean besideText) {
    if (nonSplitting.contains(name)) {
      return false;
    }
    if (splitting.contains(name)) {
      return true;
    }
    return xml ? outline && !besideText : HtmlElements.isBlock(name);
  }

  /** Whether an open element ends where another starts, as HTML lets authors leave out end tags. */
  boolean ends(String open, String starting) {
    return !xml && HtmlElements.ends(open, starting);
  }
}
