package org.khabar.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.TextRange;
import org.khabar.engine.GenerationEngine;
import org.khabar.evaluate.AlignmentScore;
import org.khabar.evaluate.AlignmentScore.Link;
import org.khabar.model.AlignmentHeads;
import org.khabar.model.BundleSeal;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.WordLink;
import org.khabar.translate.WordRanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar evaluate-alignment}: a model's word links beside those of a person. */
@Command(
    name = "evaluate-alignment",
    mixinStandardHelpOptions = true,
    description = {
      "Links the words of translations that are there already and prints how well: with the heads"
          + " that the model's bundle names, with each head of its decoder alone, and as if words"
          + " stood in the same order.",
      "",
      "A line is Arabic, a tab, and English words with the numbers of the Arabic words that they"
          + " say, from 0: /1,2 for sure ones, ?3 for possible ones. The model must have one"
          + " vocabulary for both languages."
    },
    footer = {"", "Example: khabar evaluate-alignment --gold gold.tsv"})
final class EvaluateAlignmentCommand implements Callable<Integer> {
  @Option(names = "--gold", paramLabel = "FILE", required = true, description = "The linked pairs.")
  private String gold = "";

  @Option(names = "--show", paramLabel = "N", description = "Pairs to print with their links.")
  private int show;

  @Mixin private ModelOptions options = new ModelOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<LinkedPair> pairs = pairs();
    ModelBundle bundle = BundleSeal.read(options.folder());
    out.printf("%d pairs%n", pairs.size());
    out.printf("the bundle's: %s%n", score(bundle, pairs, out));
    for (int layer = 0; layer < bundle.architecture().decoder().layers(); layer++) {
      for (int head = 0; head < bundle.architecture().decoder().heads(); head++) {
        AlignmentHeads heads =
            new AlignmentHeads(layer, List.of(head), bundle.alignment().ofInput());
        out.printf(
            "layer %d, head %d: %s%n",
            layer, head, score(bundle.withAlignment(heads), pairs, null));
      }
    }
    out.printf("same order: %s%n", diagonal(pairs));
    return 0;
  }

  private List<LinkedPair> pairs() {
    List<LinkedPair> pairs = new ArrayList<>();
    List<String> lines = TextFile.lines(gold);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        pairs.add(LinkedPair.of(lines.get(i), "%s, line %d".formatted(gold, i + 1)));
      }
    }
    return pairs;
  }

  private AlignmentScore score(
      ModelBundle bundle, List<LinkedPair> pairs, @Nullable PrintWriter shown) {
    AlignmentScore score = AlignmentScore.NONE;
    try (Tokenizer tokenizer = bundle.openTokenizer();
        GenerationEngine engine =
            GenerationEngine.open(bundle, options.engineOptions(), Clock.systemUTC())) {
      SentenceTranslator translator = new SentenceTranslator(tokenizer, engine, bundle.settings());
      int number = 0;
      for (LinkedPair pair : pairs) {
        List<WordLink> links = translator.links(pair.source(), pair.target());
        score = score.with(numbered(pair, links), pair.sure(), pair.possible());
        if (shown != null && number++ < show) {
          shown.println(pair.source() + "\n  " + pair.target());
          links.forEach(
              link ->
                  shown.printf(
                      "  %s: %s%n",
                      link.target().of(pair.target()),
                      link.sources().stream().map(s -> s.of(pair.source())).toList()));
        }
      }
    }
    return score;
  }

  private static Set<Link> numbered(LinkedPair pair, List<WordLink> links) {
    Map<TextRange, Integer> sources = numbers(pair.source());
    Map<TextRange, Integer> targets = numbers(pair.target());
    Set<Link> numbered = new HashSet<>();
    for (WordLink link : links) {
      for (TextRange source : link.sources()) {
        numbered.add(
            new Link(
                Objects.requireNonNull(sources.get(source)),
                Objects.requireNonNull(targets.get(link.target()))));
      }
    }
    return numbered;
  }

  private static Map<TextRange, Integer> numbers(String text) {
    List<TextRange> words = WordRanges.of(text);
    Map<TextRange, Integer> numbers = new HashMap<>();
    IntStream.range(0, words.size()).forEach(i -> numbers.put(words.get(i), i));
    return numbers;
  }

  private static AlignmentScore diagonal(List<LinkedPair> pairs) {
    AlignmentScore score = AlignmentScore.NONE;
    for (LinkedPair pair : pairs) {
      int sources = WordRanges.of(pair.source()).size();
      int targets = WordRanges.of(pair.target()).size();
      Set<Link> links = new HashSet<>();
      for (int i = 0; i < targets; i++) {
        links.add(new Link(i * sources / targets, i));
      }
      score = score.with(links, pair.sure(), pair.possible());
    }
    return score;
  }
}
