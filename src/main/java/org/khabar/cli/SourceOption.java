package org.khabar.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The Arabic that a command works on. */
final class SourceOption {
  @Option(
      names = "--source",
      paramLabel = "FILE",
      required = true,
      description = "Arabic, a line a sentence.")
  private String file = "";

  String file() {
    return file;
  }

  /**
   * Its lines that are not blank, at least one.
   *
   * @throws UnusableFileException if there is none, or one cannot be used
   */
  List<String> sentences() {
    return TextFile.sentences(file);
  }
}
