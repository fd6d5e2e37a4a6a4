package org.khabar.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.api.BriefView;
import org.khabar.desk.Brief;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishText;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.Lane;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar summarize}: the brief alone, of an Arabic or English text. */
@Command(
    name = "summarize",
    mixinStandardHelpOptions = true,
    description = "Writes the brief of an Arabic or English text, in English.",
    footer = {
      "",
      "Examples:",
      "  khabar summarize --style bullets --sentences 3 samples/train-line.txt",
      "  khabar summarize --json english.txt"
    })
final class SummarizeCommand implements Callable<Integer> {
  @Mixin private ArticleFile file = new ArticleFile();
  @Mixin private DeskOptions options = new DeskOptions();

  @Option(names = "--json", description = "With the evidence of each sentence.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    BriefRequest request = options.brief();
    String text = file.read();
    try (OpenDesk open = options.open()) {
      Desk desk = open.desk();
      Brief brief =
          Desk.isEnglish(text)
              ? desk.summarize(text, request)
              : CommandFuture.join(desk.translate(text, request, Lane.INTERACTIVE)).brief();
      out.print(json ? Json.of(BriefView.of(brief)) + "\n" : EnglishText.brief(brief));
      out.flush();
    }
    return 0;
  }
}
