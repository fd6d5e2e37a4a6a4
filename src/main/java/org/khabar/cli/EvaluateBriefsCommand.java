package org.khabar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.OpenWriter;
import org.khabar.engine.EngineOptions;
import org.khabar.engine.SentenceEncoder;
import org.khabar.evaluate.Rouge;
import org.khabar.evaluate.RougeScore;
import org.khabar.model.hub.ModelStore;
import org.khabar.summarize.ExtractiveSummarizer;
import org.khabar.summarize.Lead;
import org.khabar.summarize.Origin;
import org.khabar.summarize.Style;
import org.khabar.summarize.Summarizer;
import org.khabar.summarize.Summary;
import org.khabar.summarize.SummaryLimits;
import org.khabar.summarize.SummarySentence;
import org.khabar.summarize.TextRank;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code khabar evaluate-briefs}: ROUGE of extractive summarisers. */
@Command(
    name = "evaluate-briefs",
    mixinStandardHelpOptions = true,
    description = {
      "Summarises English documents and prints ROUGE F1 against their reference summaries, as"
          + " rouge_score computes it without a stemmer, for the first sentences (Lead), TextRank"
          + " and Khabar; with --summary-model also for the briefs that a model writes, and how many"
          + " of their sentences stood the comparison with the article.",
      "",
      "All have the same limits. The first line of a document is its headline; nobody sees it."
    },
    footer = {"", "Example: khabar evaluate-briefs --documents news.jsonl --from 201 --to 400"})
final class EvaluateBriefsCommand implements Callable<Integer> {
  @Option(
      names = "--documents",
      paramLabel = "FILE",
      required = true,
      description = "JSON lines with the fields document and summary.")
  private String documents = "";

  @Option(
      names = "--minilm",
      paramLabel = "DIR",
      defaultValue = "${env:KHABAR_MINILM:-models/minilm}",
      description = "Folder of the sentence encoder. Default: ${DEFAULT-VALUE}")
  private Path minilm = Path.of("models/minilm");

  @Option(
      names = "--summary-model",
      paramLabel = "MODEL",
      description = "A BART model that writes briefs: a folder, or a name of `models list`.")
  private @Nullable String summaryModel;

  @Option(names = "--from", paramLabel = "N", description = "First document. Default: 1")
  private int from = 1;

  @Option(names = "--to", paramLabel = "N", description = "Last document. Default: the last.")
  private int to = Integer.MAX_VALUE;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      description = "Sentences a summary, at most. Default: 3")
  private int sentences = 3;

  @Option(
      names = "--words",
      paramLabel = "N",
      description = "Words a summary, at most. Default: 100")
  private int words = 100;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    SummaryLimits limits = limits(line);
    List<SummarizedDocument> all = SummarizedDocument.read(documents);
    int last = Math.min(to, all.size());
    if (from < 1 || from > last) {
      throw new ParameterException(
          line, "no documents from %d to %d: there are %d".formatted(from, to, all.size()));
    }
    List<SummarizedDocument> chosen = all.subList(from - 1, last);
    PrintWriter out = line.getOut();
    out.printf(
        "%d documents (%d to %d), at most %d sentences and %d words a summary%n%n",
        chosen.size(), from, last, limits.sentences(), limits.words());
    out.println("| summariser | ROUGE-1 | ROUGE-2 | ROUGE-L | sentences | words |");
    out.println("|---|---|---|---|---|---|");
    try (SentenceEncoder encoder = SentenceEncoder.open(minilm)) {
      Summarizer extractive = new ExtractiveSummarizer(encoder::vectors);
      Map<String, Summarizer> summarizers = new LinkedHashMap<>();
      summarizers.put("Lead", new Lead());
      summarizers.put("TextRank", new TextRank());
      summarizers.put("Khabar", extractive);
      summarizers.forEach((name, one) -> print(out, name, one, chosen, limits));
      if (summaryModel != null) {
        printWritten(out, summaryModel, extractive, chosen, limits);
      }
    }
    return 0;
  }

  private static void printWritten(
      PrintWriter out,
      String model,
      Summarizer extractive,
      List<SummarizedDocument> documents,
      SummaryLimits limits) {
    Path folder = ModelStore.of(System.getenv()).find(model);
    try (OpenWriter writer =
        OpenWriter.open(folder, EngineOptions.forThisMachine(), Clock.systemUTC())) {
      List<SummarySentence> all =
          print(out, "Khabar, written", writer.summarizer(extractive), documents, limits);
      out.println();
      for (Origin origin : Origin.values()) {
        long count = all.stream().filter(sentence -> sentence.origin() == origin).count();
        out.printf(
            "%.1f %% of its sentences are %s%n",
            100.0 * count / all.size(), origin.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private SummaryLimits limits(CommandLine line) {
    try {
      return new SummaryLimits(sentences, words);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }

  private static List<SummarySentence> print(
      PrintWriter out,
      String name,
      Summarizer summarizer,
      List<SummarizedDocument> documents,
      SummaryLimits limits) {
    List<RougeScore> scores = new ArrayList<>();
    List<SummarySentence> sentences = new ArrayList<>();
    int words = 0;
    for (SummarizedDocument document : documents) {
      Summary summary = summarizer.summarize(document.sentences(), Style.BRIEF, limits);
      scores.add(Rouge.score(summary.text(), document.reference()));
      sentences.addAll(summary.sentences());
      words += summary.text().split("\\s+").length;
    }
    RougeScore mean = RougeScore.mean(scores);
    double count = documents.size();
    out.printf(
        "| %s | %.1f | %.1f | %.1f | %.1f | %.0f |%n",
        name, mean.rouge1(), mean.rouge2(), mean.rougeL(), sentences.size() / count, words / count);
    out.flush();
    return sentences;
  }
}
