package org.khabar.translate;

import java.util.List;
import org.khabar.arabic.TextRange;

/** Which terms of a glossary a sentence has, and whether its English has them as it should. */
public final class GlossaryReport {
  private final Glossary glossary;

  public GlossaryReport(Glossary glossary) {
    this.glossary = glossary;
  }

  /**
   * A term in a sentence.
   *
   * @param term the term
   * @param source where its Arabic stands in the cleaned sentence
   * @param held whether its English stands in the translation
   */
  public record Use(Glossary.Term term, TextRange source, boolean held) {}

  /** The terms of a cleaned sentence, in order. */
  public List<Use> of(String source, String target) {
    return glossary.find(source).stream()
        .map(
            mention ->
                new Use(
                    mention.term(), mention.range(), GlossaryCheck.stands(mention.term(), target)))
        .toList();
  }
}
