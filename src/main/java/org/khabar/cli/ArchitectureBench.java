package org.khabar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.khabar.engine.BatchLimits;
import org.khabar.engine.EngineOptions;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.GenerationRequest;
import org.khabar.engine.Hypothesis;
import org.khabar.engine.Lane;
import org.khabar.model.GenerationSettings;
import org.khabar.model.ModelBundle;
import org.khabar.model.RandomCheckpoint;

/**
 * Times a model of some size whose weights are random: loading, memory, and steps of a search that
 * runs for exactly 32 tokens. Random weights compute as long as trained ones.
 */
final class ArchitectureBench {
  private static final int SOURCE_TOKENS = 24;
  private static final int TARGET_TOKENS = 32;
  private static final int[] BATCHES = {1, 8, 32};

  private final ArchitecturePreset preset;
  private final EngineOptions options;
  private final int beams;
  private final int rounds;

  ArchitectureBench(ArchitecturePreset preset, EngineOptions options, int beams, int rounds) {
    this.preset = preset;
    int tokens = 64 * SOURCE_TOKENS * beams;
    BatchLimits limits =
        new BatchLimits(tokens, options.limits().sentences(), options.limits().window());
    this.options = options.withWorkers(1).withLimits(limits);
    this.beams = beams;
    this.rounds = rounds;
  }

  Map<String, Object> measure() {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (TemporaryFolder folder = TemporaryFolder.create("khabar-bench")) {
      Path weights = folder.path().resolve("model.safetensors");
      Files.writeString(folder.path().resolve("config.json"), preset.config());
      RandomCheckpoint.write(weights, ModelBundle.read(folder.path()).architecture());
      figures.put("architecture", preset.toString());
      figures.put("weights_mib", Files.size(weights) >> 20);
      measure(ModelBundle.read(folder.path()), figures);
    } catch (IOException e) {
      throw new UnusableFileException("the weights cannot be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return figures;
  }

  private void measure(ModelBundle bundle, Map<String, Object> figures)
      throws InterruptedException {
    long start = System.nanoTime();
    try (GenerationEngine engine = GenerationEngine.open(bundle, options, Clock.systemUTC())) {
      figures.put("load_seconds", rounded((System.nanoTime() - start) / 1e9));
      engine.awaitWarm();
      figures.put("numerics", options.numerics().toString());
      figures.put("beams", beams);
      for (int batch : BATCHES) {
        steps(engine, 2); // the graph executor settles
        double millis = steps(engine, batch) / TARGET_TOKENS;
        figures.put("ms_a_step_batch_" + batch, rounded(millis));
      }
    }
    ProcessFigures.resident().ifPresent(bytes -> figures.put("rss_mib", bytes >> 20));
    ProcessFigures.peakResident().ifPresent(bytes -> figures.put("peak_rss_mib", bytes >> 20));
  }

  /** Milliseconds of a batch, encoding included; the best of the rounds. */
  private double steps(GenerationEngine engine, int batch) {
    GenerationSettings settings =
        GenerationSettings.greedy(TARGET_TOKENS + 1)
            .withBeams(beams)
            .withMinLength(TARGET_TOKENS + 1);
    Random random = new Random(batch);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      List<CompletableFuture<List<Hypothesis>>> results = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        int[] source = new int[SOURCE_TOKENS];
        Arrays.setAll(source, at -> 10 + random.nextInt(10_000));
        results.add(engine.submit(GenerationRequest.of(source, settings, Lane.BULK)));
      }
      results.forEach(CompletableFuture::join);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
