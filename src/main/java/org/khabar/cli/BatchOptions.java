package org.khabar.cli;

import org.jspecify.annotations.Nullable;
import org.khabar.api.DeskItems;
import org.khabar.desk.OpenDesk;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of all batches, wherever they run: what translates, and what comes out. */
public final class BatchOptions {
  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      description =
          "What OUT is: ${COMPLETION-CANDIDATES}. Default: TEXT of lines, JSON of all else.")
  private @Nullable BatchFormat format;

  @Option(
      names = "--stand-in",
      hidden = true,
      paramLabel = "RATE",
      description =
          "Reverses texts, so many a second or as fast as can be (0), without a model: to measure"
              + " what is around it.")
  private @Nullable Double standIn;

  @Mixin private DeskOptions desk = new DeskOptions();

  /** What comes out, if that is said; else the usual. */
  public BatchFormat format(BatchFormat usual) {
    return format == null ? usual : format;
  }

  /**
   * Loads the models.
   *
   * @throws org.khabar.model.ModelException if one cannot be used
   */
  public BatchTranslator open(BatchFormat written) {
    if (standIn != null) {
      StandInTranslator translator = new StandInTranslator(standIn, written);
      return new BatchTranslator(translator, "stand-in", translator::close);
    }
    OpenDesk open = desk.open();
    return new BatchTranslator(
        written == BatchFormat.JSON
            ? new DeskItems(open.desk())
            : new TextItems(open.desk(), desk.brief()),
        open.desk().translator().stamp().toString(),
        open::close);
  }
}
