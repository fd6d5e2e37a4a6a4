package org.khabar.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.evaluate.Fault;
import org.khabar.translate.FidelityChecks;
import org.khabar.translate.Finding;
import org.khabar.translate.FindingKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar evaluate-checks}: how many faults the checks see, and how often they cry wolf. */
@Command(
    name = "evaluate-checks",
    mixinStandardHelpOptions = true,
    description = {
      "Makes faults in good translations, the same ones for the same seed, and prints the share"
          + " that the checks see; and what they find in the translations as they were.",
      "",
      "Precision: of a fault and of the untouched sentence that it was made in, how many of the"
          + " alarms are for the fault."
    },
    footer = {"", "Example: khabar evaluate-checks --source dev.ar --reference dev.en"})
final class EvaluateChecksCommand implements Callable<Integer> {
  @Mixin private ParallelFiles files = new ParallelFiles();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the faults. Default: 1")
  private long seed = 1;

  @Option(
      names = "--missed",
      paramLabel = "N",
      description = "Faults of each kind to print that no check saw. Default: 0")
  private int missed;

  @Option(names = "--show", paramLabel = "N", description = "False alarms to print. Default: 0")
  private int show;

  @Spec private @Nullable CommandSpec spec;

  /** What came of one kind of fault. */
  private static final class Tally {
    private int made;
    private int seen;
    private int falseAlarms;
  }

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    ParallelFiles.Lines lines = files.read(line, 0);
    List<String> sources =
        lines.sources().stream().map(text -> ArabicCleaner.clean(text).text()).toList();
    PrintWriter out = line.getOut();
    faults(out, sources, lines.references());
    untouched(out, sources, lines.references());
    return 0;
  }

  private void faults(PrintWriter out, List<String> sources, List<String> references) {
    Map<Fault, Tally> tallies = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      Random random = new Random(seed);
      Tally tally = tallies.computeIfAbsent(fault, f -> new Tally());
      for (int i = 0; i < sources.size(); i++) {
        Optional<String> faulty = fault.in(references.get(i), random);
        if (faulty.isEmpty()) {
          continue;
        }
        Set<Finding> before = findings(sources.get(i), references.get(i));
        Set<Finding> after = findings(sources.get(i), faulty.get());
        after.removeAll(before);
        tally.made++;
        tally.seen += after.isEmpty() ? 0 : 1;
        if (after.isEmpty() && tally.made - tally.seen <= missed) {
          out.printf("%s, %d: %s%n  %s%n", name(fault), i + 1, sources.get(i), faulty.get());
        }
        tally.falseAlarms += before.stream().anyMatch(f -> isFor(f.kind(), fault)) ? 1 : 0;
      }
    }
    out.println("| fault | made | seen | recall | precision |");
    out.println("|---|---|---|---|---|");
    tallies.forEach(
        (fault, tally) ->
            out.printf(
                "| %s | %d | %d | %.2f | %.2f |%n",
                name(fault),
                tally.made,
                tally.seen,
                (double) tally.seen / Math.max(1, tally.made),
                (double) tally.seen / Math.max(1, tally.seen + tally.falseAlarms)));
  }

  private void untouched(PrintWriter out, List<String> sources, List<String> references) {
    Map<FindingKind, Integer> alarms = new EnumMap<>(FindingKind.class);
    int lines = 0;
    int shown = 0;
    for (int i = 0; i < sources.size(); i++) {
      Set<Finding> found = findings(sources.get(i), references.get(i));
      Set<FindingKind> kinds = new HashSet<>();
      found.forEach(finding -> kinds.add(finding.kind()));
      kinds.forEach(kind -> alarms.merge(kind, 1, Integer::sum));
      lines += found.isEmpty() ? 0 : 1;
      if (!found.isEmpty() && shown < show) {
        shown++;
        out.printf("%n%d %s%n  %s%n", i + 1, sources.get(i), references.get(i));
        found.forEach(finding -> out.println("  " + finding.message()));
      }
    }
    out.printf("%n| alarm on untouched sentences | of %d |%n|---|---|%n", sources.size());
    alarms.forEach((kind, count) -> out.printf("| %s | %d |%n", name(kind), count));
    out.printf("| any | %d |%n", lines);
  }

  /** Findings without their places, which a fault before them would move. */
  private static Set<Finding> findings(String source, String english) {
    Set<Finding> findings = new HashSet<>();
    FidelityChecks.check(source, english, true)
        .forEach(finding -> findings.add(new Finding(finding.kind(), finding.message())));
    return findings;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether an alarm of a kind is one that a fault of a kind should raise. */
  private static boolean isFor(FindingKind kind, Fault fault) {
    return switch (fault) {
      case NUMBER_CHANGED, NUMBER_DROPPED, DIGIT_DROPPED ->
          kind == FindingKind.NUMBER_CHANGED
              || kind == FindingKind.NUMBER_MISSING
              || kind == FindingKind.NUMBER_ADDED;
      case PERCENT_DROPPED -> kind == FindingKind.PERCENT;
      case CURRENCY_CHANGED, CURRENCY_DROPPED -> kind == FindingKind.CURRENCY;
      case MONTH_CHANGED, WEEKDAY_CHANGED -> kind == FindingKind.DATE;
      case NEGATION_DROPPED, NEGATION_ADDED -> kind == FindingKind.NEGATION;
      case NAME_DROPPED -> kind == FindingKind.NAME_MISSING;
      case QUOTATION_DROPPED -> kind == FindingKind.QUOTATION;
      case HALF_DROPPED -> kind == FindingKind.LENGTH;
      case LOOP -> kind == FindingKind.REPETITION;
    };
  }
}
