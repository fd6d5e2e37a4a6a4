package org.khabar.translate;

import java.util.List;
import java.util.regex.Pattern;

/** Where the source quotes a phrase, the English must have quotation marks. */
final class QuotationCheck implements FidelityCheck {
  /** Five words and more: fewer are often a title or a name, which lose their marks. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "[\u00ab\u201c\"](?:[^\u00ab\u00bb\u201c\u201d\"\\s]+\\s+){4,}[^\u00ab\u00bb\u201c\u201d\"]+[\u00bb\u201d\"]");

  private static final Pattern MARKS =
      Pattern.compile("[\"\u201c\u201d\u00ab\u00bb\u2018]|(?<!\\p{L})'|''");

  @Override
  public List<Finding> check(String source, String target) {
    return QUOTED.matcher(source).find() && !MARKS.matcher(target).find()
        ? List.of(
            new Finding(
                FindingKind.QUOTATION, "The source quotes, the English has no quotation marks."))
        : List.of();
  }
}
