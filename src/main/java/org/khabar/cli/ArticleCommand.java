package org.khabar.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.api.ArticleView;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.EnglishText;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.Lane;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar article}: an Arabic article in, English with a brief out. */
@Command(
    name = "article",
    mixinStandardHelpOptions = true,
    description = {
      "Translates an article and writes its brief.",
      "",
      "A sentence that a reader should compare with its source ends in [?]; the reasons come last."
    },
    footer = {
      "",
      "Examples:",
      "  khabar article samples/train-line.txt",
      "  khabar article --style bullets --json story.txt > story.json"
    })
final class ArticleCommand implements Callable<Integer> {
  @Mixin private ArticleFile file = new ArticleFile();
  @Mixin private DeskOptions options = new DeskOptions();

  @Option(names = "--json", description = "Everything, as the service sends it.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    BriefRequest brief = options.brief();
    String text = file.read();
    try (OpenDesk open = options.open()) {
      EnglishArticle article =
          CommandFuture.join(open.desk().translate(text, brief, Lane.INTERACTIVE));
      out.print(json ? Json.of(ArticleView.of(article)) + "\n" : EnglishText.of(article));
      out.flush();
    }
    return 0;
  }
}
