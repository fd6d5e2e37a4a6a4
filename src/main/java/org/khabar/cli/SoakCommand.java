package org.khabar.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.GenerationException;
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

/** {@code khabar soak}: whether memory stays bounded over many translations. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Translates many sentences, of random length, cut from a text of your own, and watches"
          + " memory. Some are cancelled on the way, some are longer than the model takes.",
      "",
      "Fails if a native object stays open, or if memory after the first fifth grows by more than"
          + " the allowance."
    },
    footer = {"", "Example: khabar soak --source dev.ar --count 10000"})
final class SoakCommand implements Callable<Integer> {
  private static final int WINDOW = 256;
  private static final int CANCELLED_OF = 50;

  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Translations to do. Default: ${DEFAULT-VALUE}")
  private int count = 10_000;

  @Option(
      names = "--allowance",
      paramLabel = "MIB",
      defaultValue = "96",
      description = "Growth of resident memory that is no failure. Default: ${DEFAULT-VALUE} MiB")
  private long allowance = 96;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (count < 1) {
      throw new ParameterException(line, "--count must be 1 or more");
    }
    PrintWriter out = line.getOut();
    List<String> lines = source.sentences();
    List<Long> resident = new ArrayList<>();
    long open;
    try (LoadedModel model = options.load()) {
      soak(model, lines, resident, out);
      open = settledOpen(model.engine());
    }
    long growth = growth(resident);
    out.printf(
        "%d native objects open, resident memory grew by %d MiB after the first fifth%n",
        open, growth);
    boolean sound = open == 0 && growth <= allowance;
    out.println(sound ? "sound" : "NOT sound");
    return sound ? 0 : Main.FAILURE;
  }

  private void soak(LoadedModel model, List<String> lines, List<Long> resident, PrintWriter out) {
    Random random = new Random(1);
    Deque<CompletableFuture<Translation>> window = new ArrayDeque<>();
    int every = Math.max(1, count / 20);
    for (int i = 1; i <= count; i++) {
      Lane lane = random.nextInt(8) == 0 ? Lane.INTERACTIVE : Lane.BULK;
      submit(model.translator(), text(lines, random), lane, i % CANCELLED_OF == 0)
          .ifPresent(window::add);
      while (window.size() >= WINDOW || (i == count && !window.isEmpty())) {
        window.remove().join();
      }
      if (i % every == 0) {
        long mib = ProcessFigures.resident().orElse(0) >> 20;
        resident.add(mib);
        out.printf(
            "%6d translations, resident %d MiB, %d native objects open%n",
            i, mib, model.engine().counters().nativeOpen());
      }
    }
  }

  /** The sentence's future, if it was taken and is not to be cancelled. */
  private static Optional<CompletableFuture<Translation>> submit(
      SentenceTranslator translator, String text, Lane lane, boolean cancel) {
    try {
      CompletableFuture<Translation> future = translator.translate(text, lane);
      if (cancel) {
        future.cancel(true);
      }
      return cancel ? Optional.empty() : Optional.of(future);
    } catch (GenerationException.UnusableSource e) {
      return Optional.empty(); // longer than the model takes: refusing is part of the work
    }
  }

  /** A stretch of one line, or of two joined. */
  private static String text(List<String> lines, Random random) {
    String text = lines.get(random.nextInt(lines.size()));
    if (random.nextInt(10) == 0) {
      text += " " + lines.get(random.nextInt(lines.size()));
    }
    List<String> words = List.of(text.split(" ", -1));
    int length = 1 + random.nextInt(words.size());
    int start = random.nextInt(words.size() - length + 1);
    return String.join(" ", words.subList(start, start + length));
  }

  /**
   * Cancelled sentences leave a batch after its step: what is open is counted when all is quiet.
   */
  private static long settledOpen(GenerationEngine engine) {
    try {
      for (int i = 0; i < 100 && engine.counters().nativeOpen() != 0; i++) {
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return engine.counters().nativeOpen();
  }

  private static long growth(List<Long> resident) {
    List<Long> later = resident.subList(resident.size() / 5, resident.size());
    long most = later.stream().mapToLong(Long::longValue).max().orElse(0);
    return most - (later.isEmpty() ? 0 : later.get(0));
  }
}
