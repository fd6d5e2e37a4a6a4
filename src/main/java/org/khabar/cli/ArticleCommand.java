package org.khabar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.api.ArticleView;
import org.khabar.article.SentArticle;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.EnglishFormat;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.Lane;
import picocli.CommandLine;
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
      "  khabar article --style bullets --json story.txt > story.json",
      "  khabar article page.html --format docx --output story.docx"
    })
final class ArticleCommand implements Callable<Integer> {
  @Mixin private ArticleFile file = new ArticleFile();
  @Mixin private DeskOptions options = new DeskOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What to write: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Output format = Output.TEXT;

  @Option(names = "--json", description = "Everything, as the service sends it: --format json.")
  private boolean json;

  @Option(names = "--output", paramLabel = "FILE", description = "Where to write it.")
  private @Nullable Path output;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec spec = Objects.requireNonNull(this.spec);
    PrintWriter out = spec.commandLine().getOut();
    BriefRequest brief = options.brief();
    SentArticle sent = file.sent();
    Output wanted = json ? Output.JSON : format;
    if (wanted == Output.DOCX && output == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--format docx: a Word document needs a file; name it by --output");
    }
    try (OpenDesk open = options.open()) {
      EnglishArticle article =
          CommandFuture.join(open.desk().translate(sent, brief, Lane.INTERACTIVE));
      byte[] written = wanted.write(article);
      if (output == null) {
        out.print(new String(written, StandardCharsets.UTF_8));
        out.flush();
      } else {
        Files.write(output, written);
      }
    } catch (IOException e) {
      throw new UnusableFileException(output + " cannot be written: " + e.getMessage(), e);
    }
    return 0;
  }

  /** What the command writes. */
  private enum Output {
    TEXT(EnglishFormat.TEXT),
    JSON(null),
    HTML(EnglishFormat.HTML),
    NINJS(EnglishFormat.NINJS),
    DOCX(EnglishFormat.DOCX);

    private final @Nullable EnglishFormat format;

    Output(@Nullable EnglishFormat format) {
      this.format = format;
    }

    byte[] write(EnglishArticle article) {
      return format == null
          ? (Json.of(ArticleView.of(article)) + "\n").getBytes(StandardCharsets.UTF_8)
          : format.write(article);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
