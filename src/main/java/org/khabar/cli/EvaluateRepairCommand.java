package org.khabar.cli;

import java.io.PrintWriter;
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
          + " the time of each way."
    },
    footer = {"", "Example: khabar evaluate-repair --source dev.ar --reference dev.en --first 300"})
final class EvaluateRepairCommand implements Callable<Integer> {
  private static final int TURN = 30;
  private static final double NANOS = 1e9;

  @Mixin private ParallelFiles files = new ParallelFiles();

  @Option(names = "--first", paramLabel = "N", description = "Only so many sentences.")
  private int first = Integer.MAX_VALUE;

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

    Way(String name, Function<String, CompletableFuture<Made>> translate) {
      this.name = name;
      this.translate = translate;
    }

    void take(List<String> sentences) {
      long begin = System.nanoTime();
      List<CompletableFuture<Made>> futures = sentences.stream().map(translate).toList();
      futures.forEach(future -> made.add(CommandFuture.join(future)));
      nanos += System.nanoTime() - begin;
    }
  }

  /** An English sentence with what the checks find. */
  private record Made(String text, List<Finding> findings) {}

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    ParallelFiles.Lines lines = files.read(line, 1);
    List<String> sources =
        lines.sources().subList(0, Math.min(first, lines.sources().size())).stream()
            .map(text -> ArabicCleaner.clean(text).text())
            .toList();
    try (LoadedModel model = options.load();
        ProgressLine progress = ProgressLine.of(line.getErr())) {
      List<Way> ways = ways(model.translator());
      ways.forEach(way -> way.take(sources.subList(0, Math.min(TURN, sources.size()))));
      ways.forEach(
          way -> {
            way.made.clear();
            way.nanos = 0;
          });
      for (int at = 0; at < sources.size(); at += TURN) {
        List<String> turn = sources.subList(at, Math.min(sources.size(), at + TURN));
        for (int i = 0; i < ways.size(); i++) {
          ways.get((at / TURN + i) % ways.size()).take(turn);
        }
        turn.forEach(sentence -> progress.step());
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
        .candidates(text, tokens -> sentences.settings(), Lane.BULK, linked)
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
    for (Way way : ways) {
      out.printf(
          Locale.ROOT,
          "%s: %.1f s (%+.1f %%)%n",
          way.name,
          way.nanos / NANOS,
          100.0 * way.nanos / ways.get(0).nanos - 100);
    }
  }

  private static String messages(List<Finding> findings) {
    return findings.stream().map(Finding::message).collect(Collectors.joining(" "));
  }
}
