package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import org.khabar.arabic.Script;

/** All checks that a translation goes through. */
public final class FidelityChecks {
  private static final List<FidelityCheck> CHECKS =
      List.of(
          new NumberCheck(),
          new PercentCheck(),
          new CurrencyCheck(),
          new DateCheck(),
          new HijriCheck(),
          new NegationCheck(),
          new QuotationCheck(),
          new NameCheck(),
          new RepetitionCheck(),
          new LengthCheck(),
          FidelityChecks::untranslated);

  private static final Finding BREAKS_OFF =
      new Finding(FindingKind.LENGTH, "The English breaks off.");

  private FidelityChecks() {}

  /**
   * Checks a translation.
   *
   * @param source the cleaned Arabic
   * @param complete whether the model ended the English itself
   * @return what was found; empty if nothing is wrong
   */
  public static List<Finding> check(String source, String target, boolean complete) {
    return check(source, target, complete, Glossary.EMPTY);
  }

  /**
   * Checks a translation, also against a glossary, whose terms stand above the names that Khabar
   * knows.
   *
   * @param source the cleaned Arabic
   * @param complete whether the model ended the English itself
   * @return what was found; empty if nothing is wrong
   */
  public static List<Finding> check(
      String source, String target, boolean complete, Glossary glossary) {
    List<Finding> findings = known(source, target, complete);
    List<Glossary.Mention> terms = glossary.find(source);
    findings.removeIf(
        finding ->
            finding.kind() == FindingKind.NAME_MISSING
                && finding.source().isPresent()
                && terms.stream().anyMatch(term -> term.range().overlaps(finding.source().get())));
    findings.addAll(GlossaryCheck.missing(terms, target));
    return findings;
  }

  /** Whether an English sentence of which this was found is known not to break off. */
  public static boolean complete(List<Finding> findings) {
    return !findings.contains(BREAKS_OFF);
  }

  private static List<Finding> known(String source, String target, boolean complete) {
    List<Finding> findings = new ArrayList<>();
    for (FidelityCheck check : CHECKS) {
      findings.addAll(check.check(source, target));
    }
    if (!complete) {
      findings.add(BREAKS_OFF);
    }
    return findings;
  }

  private static List<Finding> untranslated(String source, String target) {
    return Script.hasArabic(target)
        ? List.of(new Finding(FindingKind.UNTRANSLATED, "Arabic letters are left in the English."))
        : List.of();
  }
}
