package org.khabar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khabar.model.Fixtures;

/**
 * What a command line came to.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it said on standard error
 */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new CommandRun(code, unix(out), unix(err));
  }

  private static String unix(StringWriter printed) {
    return printed.toString().replace(System.lineSeparator(), "\n");
  }

  /** A run with the fixture model, greedy and in fp32, so that the text is the one recorded. */
  static CommandRun withModel(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--model", Fixtures.MARIAN_JOINT.toString()));
    all.addAll(List.of("--numerics", "fp32", "--workers", "1", "--beams", "1"));
    return of(all.toArray(String[]::new));
  }

  /** Writes a text, a line a sentence, and gives its name. */
  static String text(Path file, String... lines) throws IOException {
    return Files.writeString(file, String.join("\n", lines) + "\n").toString();
  }
}
