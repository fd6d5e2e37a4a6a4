package org.khabar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.jobs.BatchJournal;
import org.khabar.jobs.BatchOutput;
import org.khabar.jobs.BatchRun;
import org.khabar.jobs.BatchSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code khabar batch}: a backlog in files, without a service. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description = {
      "Translates a backlog: NDJSON, a text a line, a page of HTML, an IPTC ninjs item, or a folder"
          + " of files.",
      "",
      "In a folder, a file in .html or .htm becomes a page with the same tags, one in .ninjs or"
          + " .ninjs.json the item in English, one in .ndjson, .jsonl or .json a file with a line"
          + " an item, and any other is an article.",
      "",
      "A run that was cut short, even by kill -9, goes on where it stopped when the same command is"
          + " given again; what comes out is the same as if nothing had happened. OUT.journal says"
          + " how far it is; remove it to begin anew.",
      "",
      "What cannot be translated is said on standard error, and the exit code is 1."
    },
    footer = {
      "",
      "Examples:",
      "  khabar batch backlog.ndjson english.ndjson",
      "  khabar batch articles/ english/ --output-format text",
      "  khabar batch page.html english.html",
      "  zcat lines.gz | khabar batch - - > english.txt"
    })
final class BatchCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN", description = "A file, a folder, or - for a pipe.")
  private String in = "-";

  @Parameters(index = "1", paramLabel = "OUT", description = "A file, a folder, or - for a pipe.")
  private String out = "-";

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description =
          "What IN is: ${COMPLETION-CANDIDATES}. Default: FOLDER for a folder, NDJSON for names in"
              + " .ndjson, .jsonl, .json and these with .gz, HTML for .html and .htm, NINJS for .ninjs"
              + " and .ninjs.json, else LINES.")
  private @Nullable BatchForm form;

  @Mixin private BatchOptions options = new BatchOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    try {
      BatchForm read = form == null ? BatchForm.of(in) : form;
      BatchFormat written = options.format(read.usualFormat());
      if (read == BatchForm.FOLDER && out.equals("-")) {
        throw new ParameterException(line, "OUT: a folder goes into a folder");
      }
      if (!in.equals("-") && !out.equals("-") && within(Path.of(out), Path.of(in))) {
        throw new ParameterException(line, "OUT: it is IN, or lies within it");
      }
      return run(read, written, line.getErr());
    } catch (IOException | InvalidPathException e) {
      throw TextFile.unreadable(in, e);
    }
  }

  private static boolean within(Path inner, Path outer) {
    return inner.toAbsolutePath().normalize().startsWith(outer.toAbsolutePath().normalize());
  }

  private int run(BatchForm read, BatchFormat written, PrintWriter err) throws IOException {
    try (BatchSource source = read.open(in);
        BatchOutput output = read.output(out, written);
        BatchTranslator translator = options.open(written)) {
      String settings = read + " " + written + " " + translator.settings();
      boolean pipe = in.equals("-") || out.equals("-");
      try (BatchJournal journal =
              pipe
                  ? null
                  : BatchJournal.open(
                      BatchJournal.beside(Path.of(out)), read.fingerprint(in, settings));
          BatchProgress progress = new BatchProgress(err, read.count(in))) {
        if (journal != null && journal.isDone()) {
          err.println("khabar: " + out + " is complete; remove " + out + ".journal to redo it");
          return journal.place().failed() == 0 ? 0 : Main.INPUT_UNUSABLE;
        }
        int failed =
            new BatchRun(translator.items(), Clock.systemUTC(), progress::report)
                .run(source, output, journal);
        return failed == 0 ? 0 : Main.INPUT_UNUSABLE;
      }
    }
  }

  /** Opens a file or standard input. */
  static InputStream stream(String name) throws IOException {
    return name.equals("-") ? System.in : Files.newInputStream(Path.of(name));
  }
}
