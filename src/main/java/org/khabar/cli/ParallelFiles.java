package org.khabar.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The two sides of a test set, which must be as long as each other. */
final class ParallelFiles {
  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      required = true,
      description = "Its English, as many lines.")
  private String reference = "";

  /** A source's lines and those of its English. */
  record Lines(List<String> sources, List<String> references) {}

  /** The file of the sources. */
  String source() {
    return source.file();
  }

  /**
   * Reads both.
   *
   * @param fewest lines that are needed
   * @throws ParameterException if one has more lines than the other, or both too few
   */
  Lines read(CommandLine line, int fewest) {
    Lines lines = new Lines(source.sentences(), TextFile.sentences(reference));
    int sources = lines.sources().size();
    int references = lines.references().size();
    if (sources != references || sources < fewest) {
      throw new ParameterException(
          line,
          "--source has %d lines, --reference %d".formatted(sources, references)
              + (fewest > 0 ? "; %d of each are needed".formatted(fewest) : ""));
    }
    return lines;
  }
}
