package org.khabar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.SentenceEncoder;
import org.khabar.evaluate.Rouge;
import org.khabar.evaluate.RougeScore;
import org.khabar.summarize.ExtractiveSummarizer;
import org.khabar.summarize.Lead;
import org.khabar.summarize.Style;
import org.khabar.summarize.Summarizer;
import org.khabar.summarize.Summary;
import org.khabar.summarize.SummaryLimits;
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
          + " and Khabar.",
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
      Map<String, Summarizer> summarizers = new LinkedHashMap<>();
      summarizers.put("Lead", new Lead());
      summarizers.put("TextRank", new TextRank());
      summarizers.put("Khabar", new ExtractiveSummarizer(encoder::vectors));
      summarizers.forEach((name, one) -> print(out, name, one, chosen, limits));
    }
    return 0;
  }

  private SummaryLimits limits(CommandLine line) {
    try {
      return new SummaryLimits(sentences, words);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }

  private static void print(
      PrintWriter out,
      String name,
      Summarizer summarizer,
      List<SummarizedDocument> documents,
      SummaryLimits limits) {
    List<RougeScore> scores = new ArrayList<>();
    int sentences = 0;
    int words = 0;
    for (SummarizedDocument document : documents) {
      Summary summary = summarizer.summarize(document.sentences(), Style.BRIEF, limits);
      scores.add(Rouge.score(summary.text(), document.reference()));
      sentences += summary.sentences().size();
      words += summary.text().split("\\s+").length;
    }
    RougeScore mean = RougeScore.mean(scores);
    double count = documents.size();
    out.printf(
        "| %s | %.1f | %.1f | %.1f | %.1f | %.0f |%n",
        name, mean.rouge1(), mean.rouge2(), mean.rougeL(), sentences / count, words / count);
    out.flush();
  }
}
