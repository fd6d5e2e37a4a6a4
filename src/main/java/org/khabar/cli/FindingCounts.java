package org.khabar.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.translate.FidelityChecks;
import org.khabar.translate.Finding;
import org.khabar.translate.FindingKind;

/**
 * What the checks find in a whole test set.
 *
 * @param sentences how many there are
 * @param faulty how many have a finding
 * @param byKind how many have one of each kind
 */
record FindingCounts(int sentences, int faulty, Map<FindingKind, Integer> byKind) {

  static FindingCounts of(List<String> sources, List<String> targets) {
    Map<FindingKind, Integer> byKind = new EnumMap<>(FindingKind.class);
    int faulty = 0;
    for (int i = 0; i < sources.size(); i++) {
      String source = ArabicCleaner.clean(sources.get(i)).text();
      List<Finding> findings = FidelityChecks.check(source, targets.get(i), true);
      faulty += findings.isEmpty() ? 0 : 1;
      findings.stream()
          .map(Finding::kind)
          .distinct()
          .forEach(kind -> byKind.merge(kind, 1, Integer::sum));
    }
    return new FindingCounts(sources.size(), faulty, byKind);
  }

  /** One line, such as {@code checks: 12 of 100 sentences need review (number_missing 9, …)}. */
  @Override
  public String toString() {
    String kinds =
        byKind.entrySet().stream()
            .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return "checks: %d of %d sentences need review%s"
        .formatted(faulty, sentences, kinds.isEmpty() ? "" : " (" + kinds + ")");
  }
}
