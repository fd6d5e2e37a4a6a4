package org.khabar.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.khabar.api.keys.UnsafeAddressException;
import org.khabar.api.trace.UnusableTracingException;
import org.khabar.article.UnreadableArticleException;
import org.khabar.database.DatabaseException;
import org.khabar.engine.GenerationException;
import org.khabar.jobs.UploadException;
import org.khabar.model.ModelException;
import org.khabar.translate.UnusableGlossaryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code khabar} command. */
@Command(
    name = "khabar",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Arabic news into English, on your own machine.",
    subcommands = CommandLine.HelpCommand.class,
    footer = {
      "",
      "Exit codes: 0 done; 1 some input could not be used; 2 wrong options;",
      "3 the model or a file cannot be used; 4 an internal failure.",
      "",
      "Examples:",
      "  khabar article article.txt",
      "  echo 'وصل الرئيس إلى باكو' | khabar translate -"
    })
public final class Main {
  static final int INPUT_UNUSABLE = 1;
  static final int USAGE = 2;
  static final int RESOURCE_UNUSABLE = 3;
  static final int FAILURE = 4;

  private static final List<Class<?>> COMMANDS =
      List.of(
          ArticleCommand.class,
          SummarizeCommand.class,
          ServeCommand.class,
          WorkerCommand.class,
          TranslateCommand.class,
          BatchCommand.class,
          EvaluateCommand.class,
          EvaluateBriefsCommand.class,
          EvaluateChecksCommand.class,
          EvaluateConfidenceCommand.class,
          EvaluateAlignmentCommand.class,
          EvaluateRepairCommand.class,
          BenchCommand.class,
          SoakCommand.class,
          LoadCommand.class,
          LatencyCommand.class,
          OverloadCommand.class,
          StartupCommand.class,
          JobsSoakCommand.class,
          JobsBenchCommand.class,
          JobsNodeCommand.class,
          JobsLinesCommand.class,
          ModelsCommand.class,
          KeysCommand.class);

  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.ENGLISH); // figures are for programs too, wherever they are printed
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /**
   * Runs a command line and returns its exit code; results go to {@code out}, messages to {@code
   * err}.
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine(args)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Main::report)
        .execute(args);
  }

  /** The command that is asked for, or all of them: each takes time to be read. */
  private static CommandLine commandLine(String... args) {
    CommandLine line = new CommandLine(new Main());
    List<Class<?>> asked =
        COMMANDS.stream()
            .filter(command -> args.length > 0 && args[0].equals(name(command)))
            .toList();
    (asked.isEmpty() ? COMMANDS : asked).forEach(line::addSubcommand);
    return line;
  }

  private static String name(Class<?> command) {
    return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
  }

  /** Failures that a user can mend are one sentence; others show where they came from. */
  private static int report(Exception exception, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    if (exception instanceof ModelException
        || exception instanceof DatabaseException
        || exception instanceof KeyCommandException
        || exception instanceof UnusableFileException
        || exception instanceof UnusableGlossaryException) {
      err.println("khabar: " + exception.getMessage());
      return RESOURCE_UNUSABLE;
    }
    if (exception instanceof UnreadableArticleException || exception instanceof UploadException) {
      err.println("khabar: " + exception.getMessage());
      return INPUT_UNUSABLE;
    }
    if (exception instanceof UnsafeAddressException
        || exception instanceof UnusableTracingException) {
      err.println("khabar: " + exception.getMessage());
      return USAGE;
    }
    if (exception instanceof GenerationException) {
      err.println("khabar: " + exception.getMessage());
      return FAILURE;
    }
    exception.printStackTrace(err);
    return FAILURE;
  }
}
