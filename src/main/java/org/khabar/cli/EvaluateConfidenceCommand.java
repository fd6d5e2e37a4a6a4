package org.khabar.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.evaluate.Chrf;
import org.khabar.translate.Translation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar evaluate-confidence}: what a model's scores say about its sentences. */
@Command(
    name = "evaluate-confidence",
    mixinStandardHelpOptions = true,
    description = {
      "Translates a development set and prints, for ten groups of sentences by score, how good they"
          + " are: the mean chrF of a sentence and the share that is bad.",
      "",
      "Below stand the bounds for bundle.json: above the higher one at most a tenth of the sentences"
          + " is bad, below the lower one at least half."
    },
    footer = {"", "Example: khabar evaluate-confidence --source dev.ar --reference dev.en"})
final class EvaluateConfidenceCommand implements Callable<Integer> {
  private static final int GROUPS = 10;
  private static final double SELDOM = 0.1;
  private static final double OFTEN = 0.5;

  /** Fewer sentences say nothing about a share. */
  private static final int FEWEST = 30;

  @Mixin private ParallelFiles files = new ParallelFiles();

  @Option(
      names = "--bad",
      paramLabel = "CHRF",
      defaultValue = "35",
      description = "A sentence with a lower chrF is bad. Default: ${DEFAULT-VALUE}")
  private double bad;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private @Nullable CommandSpec spec;

  /** A sentence's score and how good it is. */
  private record Scored(double score, double chrf) {}

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    ParallelFiles.Lines lines = files.read(line, GROUPS * FEWEST);
    List<Scored> scored = new ArrayList<>();
    try (LoadedModel model = options.load();
        ProgressLine progress = ProgressLine.of(line.getErr())) {
      List<Translation> found =
          new SentenceList(files.source(), lines.sources())
              .translate(model.translator(), progress::step);
      for (int i = 0; i < found.size(); i++) {
        double chrf =
            Chrf.corpus(List.of(found.get(i).text()), List.of(lines.references().get(i))).score();
        scored.add(new Scored(found.get(i).score(), chrf));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    print(line.getOut(), scored);
    return 0;
  }

  private void print(PrintWriter out, List<Scored> scored) {
    out.println("| score | sentences | mean chrF | bad |");
    out.println("|---|---|---|---|");
    for (int group = 0; group < GROUPS; group++) {
      List<Scored> part =
          scored.subList(group * scored.size() / GROUPS, (group + 1) * scored.size() / GROUPS);
      out.printf(
          "| %.2f to %.2f | %d | %.1f | %.2f |%n",
          part.get(0).score(),
          part.get(part.size() - 1).score(),
          part.size(),
          part.stream().mapToDouble(Scored::chrf).average().orElse(0),
          bad(part));
    }
    int high = 0;
    int low = scored.size();
    for (int i = FEWEST; i <= scored.size() - FEWEST; i++) {
      high = bad(scored.subList(0, i)) <= SELDOM ? i : high;
      low = low == scored.size() && bad(scored.subList(i, scored.size())) >= OFTEN ? i : low;
    }
    out.printf(
        "%n\"confidence\": {\"high\": %.3f, \"low\": %.3f}%n",
        high == 0 ? 0 : scored.get(high - 1).score(), scored.get(low - 1).score());
    out.printf("high: %d sentences, low: %d of %d%n", high, scored.size() - low, scored.size());
  }

  private double bad(List<Scored> part) {
    return part.stream().filter(sentence -> sentence.chrf() < bad).count() / (double) part.size();
  }
}
