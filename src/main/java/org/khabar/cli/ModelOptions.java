package org.khabar.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.BatchLimits;
import org.khabar.engine.EngineOptions;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.Numerics;
import org.khabar.model.BundleSeal;
import org.khabar.model.GenerationSettings;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;
import org.khabar.model.hub.ModelStore;
import org.khabar.translate.SentenceTranslator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that loads a model. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "${env:KHABAR_MODEL:-models/ar-en}",
      description =
          "Model: a folder with Hugging Face file names, or a name that 'khabar models list' shows."
              + " Default: ${DEFAULT-VALUE}")
  private String model = "models/ar-en";

  @Option(
      names = "--numerics",
      paramLabel = "FORMAT",
      description =
          "Number format: ${COMPLETION-CANDIDATES}. Default: the fastest on this processor.")
  private @Nullable Numerics numerics;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Worker threads, one core each. Default: all cores.")
  private @Nullable Integer workers;

  @Option(
      names = "--beams",
      paramLabel = "N",
      description = "Beams of the search; 1 is greedy. Default: as the model asks.")
  private @Nullable Integer beams;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      description = "Source tokens a batch, padding included, times beams.")
  private @Nullable Integer batchTokens;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  GenerationSettings settings(ModelBundle bundle) {
    GenerationSettings settings = bundle.settings();
    return beams == null ? settings : with("--beams", beams, settings::withBeams);
  }

  EngineOptions engineOptions() {
    EngineOptions options = EngineOptions.forThisMachine();
    if (numerics != null) {
      options = options.withNumerics(numerics);
    }
    if (workers != null) {
      options = with("--workers", workers, options::withWorkers);
    }
    if (batchTokens != null) {
      BatchLimits limits = options.limits();
      options =
          options.withLimits(
              with(
                  "--batch-tokens",
                  batchTokens,
                  tokens -> new BatchLimits(tokens, limits.sentences(), limits.window())));
    }
    return options;
  }

  /** Beams asked for; 0 if none were. */
  int beams() {
    return beams == null ? 0 : beams;
  }

  Path folder() {
    return ModelStore.of(System.getenv()).find(model);
  }

  Optional<Numerics> numerics() {
    return Optional.ofNullable(numerics);
  }

  Optional<Integer> workers() {
    return Optional.ofNullable(workers);
  }

  private <T> T with(String option, int value, IntFunction<T> settings) {
    return checked(option, () -> settings.apply(value));
  }

  /** What an option makes; out of range it is a usage error that names the option. */
  <T> T checked(String option, Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  /** Loads the model. */
  LoadedModel load() {
    ModelBundle bundle = BundleSeal.read(folder());
    GenerationSettings settings = settings(bundle);
    EngineOptions engineOptions = engineOptions();
    Tokenizer tokenizer = bundle.openTokenizer();
    try {
      GenerationEngine engine = GenerationEngine.open(bundle, engineOptions, Clock.systemUTC());
      return new LoadedModel(
          bundle, tokenizer, engine, new SentenceTranslator(tokenizer, engine, settings));
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }
}
