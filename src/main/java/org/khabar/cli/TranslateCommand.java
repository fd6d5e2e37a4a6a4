package org.khabar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.khabar.article.LineReader;
import org.khabar.engine.GenerationException;
import org.khabar.engine.Lane;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.Translation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code khabar translate}: a line a sentence, in and out. */
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    description = {
      "Translates a text, a line a sentence: as many lines come out as go in.",
      "",
      "A line that cannot be translated comes out empty; the reason is said on standard error with"
          + " the line's number, and the exit code is 1."
    },
    footer = {
      "",
      "Examples:",
      "  khabar translate article.txt > article.en.txt",
      "  zcat archive.gz | khabar translate --beams 1 - | gzip > archive.en.gz"
    })
final class TranslateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "UTF-8 text, or - for standard input.")
  private String file = "-";

  @Option(names = "--scores", description = "Puts each line's score and a tab before it.")
  private boolean scores;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private @Nullable CommandSpec spec;

  /** A line under way. */
  private record Line(long number, CompletableFuture<Translation> translation) {}

  private final Deque<Line> window = new ArrayDeque<>();
  private boolean allUsable = true;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    try (LineReader in = TextFile.open(file);
        LoadedModel model = options.load();
        ProgressLine progress = ProgressLine.of(err)) {
      long number = 0;
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        window.add(new Line(++number, submit(model.translator(), line.get())));
        while (window.size() >= SentenceList.WINDOW || (!window.isEmpty() && !in.ready())) {
          write(window.remove(), out, err, progress);
        }
      }
      while (!window.isEmpty()) {
        write(window.remove(), out, err, progress);
      }
      out.flush();
      return allUsable ? 0 : Main.INPUT_UNUSABLE;
    } catch (IOException e) {
      throw TextFile.unreadable(file, e);
    }
  }

  private static CompletableFuture<Translation> submit(
      SentenceTranslator translator, LineReader.Line line) {
    if (!line.usable()) {
      return CompletableFuture.failedFuture(new UnusableFileException(line.fault()));
    }
    try {
      return translator.translate(line.text(), Lane.BULK);
    } catch (GenerationException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void write(Line line, PrintWriter out, PrintWriter err, ProgressLine progress) {
    try {
      Translation translation = line.translation().join();
      String text = translation.text().replace('\n', ' ');
      if (scores) {
        out.printf(Locale.ROOT, "%.3f\t", translation.score());
      }
      out.print(text + '\n');
      out.flush();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (!(cause instanceof GenerationException || cause instanceof UnusableFileException)) {
        throw e;
      }
      allUsable = false;
      out.print('\n');
      err.println("khabar: line " + line.number() + ": " + cause.getMessage());
    }
    progress.step();
  }
}
