package org.khabar.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.translate.Glossary;
import org.khabar.translate.GlossaryFile;
import picocli.CommandLine.Option;

/** The glossary that a command works with, if one is named. */
final class GlossaryOption {
  @Option(
      names = "--glossary",
      paramLabel = "FILE",
      description =
          "Terms that the English should have: CSV or TSV, Arabic and English a line, or TBX.")
  private @Nullable Path file;

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Reads the glossary; an empty one if none is named.
   *
   * @throws org.khabar.translate.UnusableGlossaryException if it cannot be read
   */
  Glossary read() {
    return file == null ? Glossary.EMPTY : GlossaryFile.read(file);
  }
}
