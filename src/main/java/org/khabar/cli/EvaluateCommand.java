package org.khabar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.Lane;
import org.khabar.evaluate.Bleu;
import org.khabar.evaluate.Chrf;
import org.khabar.translate.ConfidenceScale;
import org.khabar.translate.Fact;
import org.khabar.translate.Glossary;
import org.khabar.translate.SentenceCache;
import org.khabar.translate.Stamp;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.Translation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar evaluate}: BLEU and chrF as sacrebleu computes them. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Translates a test set and prints BLEU and chrF, as sacrebleu 2 computes them.",
      "",
      "With --source, says how many numbers were kept and what the checks find, too. With --desk,"
          + " sentences go the way of articles: cut where they are long, checked and repaired. With"
          + " --hypothesis,"
          + " scores a translation that is there already; with --source beside it, checks it too."
          + " --glossary takes effect with --desk; how many of its terms hold is said either way."
    },
    footer = {
      "",
      "Examples:",
      "  khabar evaluate --source dev.ar --reference dev.en",
      "  khabar evaluate --hypothesis other.en --reference dev.en"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Option(names = "--source", paramLabel = "FILE", description = "Arabic, a line a sentence.")
  private @Nullable String source;

  @Option(
      names = "--hypothesis",
      paramLabel = "FILE",
      description = "English to score instead of translating.")
  private @Nullable String hypothesis;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      required = true,
      description = "The English it should be, line by line.")
  private String reference = "";

  @Option(names = "--desk", description = "Checks and repairs, as articles have them.")
  private boolean desk;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the English there, a line a sentence.")
  private @Nullable Path output;

  @Mixin private GlossaryOption glossary = new GlossaryOption();
  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    if (source == null && hypothesis == null) {
      command.commandLine().getErr().println("khabar: give --source or --hypothesis");
      return Main.USAGE;
    }
    List<String> references = TextFile.lines(reference);
    List<String> sources = source == null ? List.of() : TextFile.lines(source);
    List<String> given = hypothesis == null ? sources : TextFile.lines(hypothesis);
    if (given.size() != references.size()
        || references.isEmpty()
        || (source != null && sources.size() != given.size())) {
      command
          .commandLine()
          .getErr()
          .printf(
              "khabar: %d lines to score for %d lines of --reference%n",
              given.size(), references.size());
      return Main.USAGE;
    }
    List<String> hypotheses =
        hypothesis == null ? translate(sources, command.commandLine().getErr()) : given;
    if (output != null) {
      TextFile.write(output, hypotheses);
    }
    out.println(Bleu.corpus(hypotheses, references));
    out.println(Chrf.corpus(hypotheses, references));
    if (source != null) {
      FactCount numbers = FactCount.of(Fact.Kind.NUMBER, sources, hypotheses, Glossary.EMPTY);
      out.printf(
          "numbers: %d of %d kept (%.1f %%), in %d sentences%n",
          numbers.kept(), numbers.facts(), numbers.percent(), numbers.sentences());
      out.println(FindingCounts.of(sources, hypotheses));
      if (glossary.file().isPresent()) {
        Glossary terms = glossary.read();
        FactCount held = FactCount.of(Fact.Kind.TERM, sources, hypotheses, terms);
        out.printf(
            "glossary of %d terms: %d of %d occurrences held (%.1f %%)%n",
            terms.terms().size(), held.kept(), held.facts(), held.percent());
      }
    }
    return 0;
  }

  private List<String> translate(List<String> sentences, PrintWriter err) {
    try (LoadedModel model = options.load();
        ProgressLine progress = ProgressLine.of(err)) {
      if (desk) {
        return checked(model, sentences, progress);
      }
      return new SentenceList(Objects.requireNonNull(source), sentences)
          .translate(model.translator(), progress::step).stream().map(Translation::text).toList();
    }
  }

  private List<String> checked(LoadedModel model, List<String> sentences, ProgressLine progress) {
    TextTranslator translator =
        new TextTranslator(
            model.translator(),
            new SentenceCache(0),
            new Stamp("", "", "", ""),
            ConfidenceScale.UNKNOWN,
            glossary.read(),
            true);
    List<CompletableFuture<TranslatedText>> texts =
        sentences.stream().map(text -> translator.translate(text, Lane.BULK)).toList();
    return texts.stream()
        .map(
            text -> {
              String english = CommandFuture.join(text).text();
              progress.step();
              return english;
            })
        .toList();
  }
}
