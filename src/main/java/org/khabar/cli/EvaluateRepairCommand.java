package org.khabar.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.Lane;
import org.khabar.translate.ConfidenceScale;
import org.khabar.translate.FidelityChecks;
import org.khabar.translate.Finding;
import org.khabar.translate.Glossary;
import org.khabar.translate.Segment;
import org.khabar.translate.SentenceCache;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.Stamp;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code khabar evaluate-repair}: what the checks flag, what repair mends, what both cost. */
@Command(
    name = "evaluate-repair",
    mixinStandardHelpOptions = true,
    description = {
      "Translates a set three ways, some sentences at a time by turns: the search alone, with word"
          + " links, and as articles are translated, with links, checks and repair.",
      "",
      "Prints how many sentences the checks flag as they come from the search and after repair, and"
          + " what each way costs: the time from the first sentence of a turn to its last, and the"
          + " processor's time, which other work on the machine does not lengthen."
    },
    footer = {"", "Example: khabar evaluate-repair --source dev.ar --reference dev.en --first 300"})
final class EvaluateRepairCommand implements Callable<Integer> {
  private static final int WARM_UP = 300;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  @Mixin private ParallelFiles files = new ParallelFiles();

  @Option(names = "--first", paramLabel = "N", description = "Only so many sentences.")
  private int first = Integer.MAX_VALUE;

  @Option(
      names = "--turn",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "Sentences that are translated together, as those of an article are. Default:"
              + " ${DEFAULT-VALUE}")
  private int turn;

  @Option(
      names = "--show",
      paramLabel = "N",
      description = "Flagged sentences to print, with their sources and references. Default: 0")
  private int show;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private @Nullable CommandSpec spec;

  /** A way to translate, with what it made and how long it took. */
  private static final class Way {
    private final String name;
    private final Function<String, CompletableFuture<Made>> translate;
    private final List<Made> made = new ArrayList<>();
    private long nanos;
    private Duration processor = Duration.ZERO;
    private long searched;

    Way(String name, Function<String, CompletableFuture<Made>> translate) {
      this.name = name;
      this.translate = translate;
    }

    void take(List<String> sentences, GenerationEngine engine) {
      long begin = System.nanoTime();
      Duration processorBefore = ProcessFigures.processorTime();
      long searchedBefore = engine.counters().sentences();
      List<CompletableFuture<Made>> futures = sentences.stream().map(translate).toList();
      futures.forEach(future -> made.add(CommandFuture.join(future)));
      nanos += System.nanoTime() - begin;
      processor = processor.plus(ProcessFigures.processorTime()).minus(processorBefore);
      searched += engine.counters().sentences() - searchedBefore;
    }

    /** Forgets what was done so far. */
    void restart() {
      made.clear();
      nanos = 0;
      processor = Duration.ZERO;
      searched = 0;
    }
  }

  /** An English sentence with what the checks find. */
  private record Made(String text, List<Finding> findings) {}

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (first < 1 || turn < 1) {
      throw new ParameterException(line, "--first and --turn must be 1 or more");
    }
    ParallelFiles.Lines lines = files.read(line, 1);
    List<String> sources =
        lines.sources().subList(0, Math.min(first, lines.sources().size())).stream()
            .map(text -> ArabicCleaner.clean(text).text())
            .toList();
    try (LoadedModel model = options.load();
        ProgressLine progress = ProgressLine.of(line.getErr())) {
      List<Way> ways = ways(model.translator());
      // as a service is that has run for a while: Java compiles the checks while they are first
      // used
      List<String> warmUp = sources.subList(0, Math.min(WARM_UP, sources.size()));
      ways.forEach(way -> way.take(warmUp, model.engine()));
      ways.forEach(Way::restart);
      for (int at = 0; at < sources.size(); at += turn) {
        List<String> together = sources.subList(at, Math.min(sources.size(), at + turn));
        for (int i = 0; i < ways.size(); i++) {
          ways.get((at / turn + i) % ways.size()).take(together, model.engine());
        }
        together.forEach(sentence -> progress.step());
      }
      print(line.getOut(), sources, lines.references(), ways);
    }
    return 0;
  }

  private static List<Way> ways(SentenceTranslator sentences) {
    TextTranslator desk =
        new TextTranslator(
            sentences,
            new SentenceCache(0),
            new Stamp("", "", "", ""),
            ConfidenceScale.UNKNOWN,
            Glossary.EMPTY,
            true);
    return List.of(
        new Way("search alone", text -> searched(sentences, text, false)),
        new Way("with word links", text -> searched(sentences, text, true)),
        new Way(
            "links, checks, repair",
            text -> desk.translate(text, Lane.BULK).thenApply(EvaluateRepairCommand::made)));
  }

  private static CompletableFuture<Made> searched(
      SentenceTranslator sentences, String text, boolean linked) {
    return sentences
        .candidates(text, tokens -> sentences.settings(), Lane.BULK, linked, false)
        .thenApply(found -> new Made(found.get(0).text(), List.of()));
  }

  private static Made made(TranslatedText text) {
    return new Made(
        text.text(),
        text.segments().stream().map(Segment::findings).flatMap(List::stream).toList());
  }

  private void print(
      PrintWriter out, List<String> sources, List<String> references, List<Way> ways) {
    List<Made> plain = ways.get(0).made;
    List<Made> repaired = ways.get(2).made;
    int flagged = 0;
    int left = 0;
    int mended = 0;
    int shown = 0;
    for (int i = 0; i < sources.size(); i++) {
      List<Finding> before = FidelityChecks.check(sources.get(i), plain.get(i).text(), true);
      List<Finding> after = repaired.get(i).findings();
      flagged += before.isEmpty() ? 0 : 1;
      left += after.isEmpty() ? 0 : 1;
      mended += !before.isEmpty() && after.isEmpty() ? 1 : 0;
      if (!before.isEmpty() && shown++ < show) {
        out.printf(
            "%d %s%n  reference: %s%n  search: %s%n  found: %s%n  repaired: %s%n  left: %s%n%n",
            i + 1,
            sources.get(i),
            references.get(i),
            plain.get(i).text(),
            messages(before),
            repaired.get(i).text(),
            messages(after));
      }
    }
    int all = sources.size();
    out.printf(
        Locale.ROOT,
        "flagged as they come from the search: %d of %d (%.1f %%)%n",
        flagged,
        all,
        100.0 * flagged / all);
    out.printf(
        Locale.ROOT,
        "repaired: %d; flagged in the end: %d (%.1f %%)%n",
        mended,
        left,
        100.0 * left / all);
    Way alone = ways.get(0);
    for (Way way : ways) {
      out.printf(
          Locale.ROOT,
          "%s: %.1f s (%+.1f %%), of the processor %.1f s (%+.1f %%), %d searches%n",
          way.name,
          way.nanos / NANOS,
          100.0 * way.nanos / alone.nanos - 100,
          way.processor.toMillis() / MILLIS,
          100.0 * way.processor.toMillis() / alone.processor.toMillis() - 100,
          way.searched);
    }
  }

  private static String messages(List<Finding> findings) {
    return findings.stream().map(Finding::message).collect(Collectors.joining(" "));
  }
}
