package org.khabar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.EngineCounters;
import org.khabar.engine.EngineOptions;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.Lane;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.Translation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code khabar bench}: how fast this model is on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures throughput, latency, start-up and memory on a text of your own.",
      "",
      "Nothing is cached, and texts that occur twice are measured once. Throughput is that of all"
          + " sentences submitted at once, best of the rounds with their spread; latency that of"
          + " single sentences, one after another."
    },
    footer = {
      "",
      "Examples:",
      "  khabar bench --source dev.ar --workers 2 --beams 1",
      "  khabar bench --architecture tc_big --numerics int8"
    })
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--source", paramLabel = "FILE", description = "Arabic, a line a sentence.")
  private String source = "";

  @Option(
      names = "--architecture",
      paramLabel = "SIZE",
      description = {
        "Instead of a text and a model: random weights of a size, one worker, 24 tokens in and 32"
            + " out; load time, memory, milliseconds a step. ${COMPLETION-CANDIDATES}"
      })
  private @Nullable ArchitecturePreset architecture;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "500",
      description = "Sentences to use. Default: ${DEFAULT-VALUE}")
  private int limit = 500;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds of the throughput measurement. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--latencies",
      paramLabel = "N",
      defaultValue = "100",
      description = "Single sentences to time. Default: ${DEFAULT-VALUE}")
  private int latencies = 100;

  @Option(names = "--json", description = "Prints one JSON object instead of a table.")
  private boolean json;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the translations there, a line a sentence.")
  private @Nullable Path output;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (limit < 1 || rounds < 1 || latencies < 0) {
      throw new ParameterException(
          line, "--limit and --rounds must be 1 or more, --latencies 0 or more");
    }
    if (source.isEmpty() == (architecture == null)) {
      throw new ParameterException(line, "--source or --architecture is needed, and one only");
    }
    PrintWriter out = line.getOut();
    Map<String, Object> figures =
        architecture == null
            ? measure(TextFile.sentences(source).stream().distinct().limit(limit).toList())
            : new ArchitectureBench(
                    architecture, options.engineOptions(), Math.max(options.beams(), 1), rounds)
                .measure();
    if (json) {
      out.println(asJson(figures));
    } else {
      figures.forEach((name, value) -> out.printf("%-28s %s%n", name.replace('_', ' '), value));
    }
    return 0;
  }

  private Map<String, Object> measure(List<String> sentences) {
    Map<String, Object> figures = new LinkedHashMap<>();
    EngineOptions engineOptions = options.engineOptions();
    try (LoadedModel model = options.load()) {
      model.engine().awaitWarm();
      Duration ready = ProcessFigures.age(Clock.systemUTC().instant());
      figures.put("model", model.bundle().name());
      figures.put("numerics", engineOptions.numerics().toString());
      figures.put("workers", engineOptions.workers());
      figures.put("beams", options.settings(model.bundle()).beams());
      figures.put("sentences", sentences.size());
      figures.put("start_to_ready_seconds", rounded(ready.toMillis() / 1000.0));
      throughput(model.translator(), model.engine(), sentences, figures);
      latency(model.translator(), sentences, figures);
      ProcessFigures.peakResident().ifPresent(bytes -> figures.put("peak_rss_mib", bytes >> 20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return figures;
  }

  private void throughput(
      SentenceTranslator translator,
      GenerationEngine engine,
      List<String> sentences,
      Map<String, Object> figures) {
    List<Double> rates = new ArrayList<>();
    List<Translation> translations =
        translate(translator, sentences.subList(0, sentences.size() / 10));
    EngineCounters.Snapshot before = engine.counters();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      translations = translate(translator, sentences);
      double seconds = (System.nanoTime() - start) / 1e9;
      rates.add(rounded(sentences.size() / seconds));
      best = Math.min(best, seconds);
    }
    EngineCounters.Snapshot work = engine.counters().minus(before);
    long sourceTokens = translations.stream().mapToLong(Translation::sourceTokens).sum();
    long targetTokens = translations.stream().mapToLong(Translation::targetTokens).sum();
    figures.put("sentences_per_second", rounded(sentences.size() / best));
    figures.put("sentences_per_second_by_round", rates);
    figures.put("source_tokens_per_second", rounded(sourceTokens / best));
    figures.put("target_tokens_per_second", rounded(targetTokens / best));
    figures.put(
        "sentences_ended_by_model", translations.stream().filter(Translation::complete).count());
    figures.put("sentences_a_batch", rounded(work.sentencesABatch()));
    figures.put("padding_share", rounded(work.paddingShare()));
    figures.put("idle_row_share", rounded(work.idleRowShare()));
    write(translations);
  }

  private List<Translation> translate(SentenceTranslator translator, List<String> sentences) {
    return new SentenceList(source, sentences).translate(translator, () -> {});
  }

  private void latency(
      SentenceTranslator translator, List<String> sentences, Map<String, Object> figures) {
    double[] millis = new double[Math.min(latencies, sentences.size())];
    if (millis.length == 0) {
      return;
    }
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      translator.translate(sentences.get(i), Lane.INTERACTIVE).join();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    figures.put("single_p50_ms", rounded(millis[millis.length / 2]));
    figures.put("single_p95_ms", rounded(millis[(int) (0.95 * (millis.length - 1))]));
  }

  private void write(List<Translation> translations) {
    if (output != null) {
      TextFile.write(output, translations.stream().map(Translation::text).toList());
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static String asJson(Map<String, Object> figures) {
    try {
      return new ObjectMapper().writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names are JSON", e);
    }
  }
}
