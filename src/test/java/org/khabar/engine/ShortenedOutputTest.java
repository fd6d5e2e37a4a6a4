package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.model.GenerationSettings;
import org.khabar.model.ModelBundle;
import org.khabar.model.ShortlistBytes;

/** The output layer computed only for the tokens of a shortlist. */
class ShortenedOutputTest {
  private static final Reference REFERENCE = Reference.load("marian-joint");
  private static final int VOCABULARY = REFERENCE.bundle().architecture().targetVocabulary();
  private static final List<int[]> SOURCES = SampleSources.of(REFERENCE, 120, 3);

  @TempDir private Path folder = Path.of("");

  /** The reference's checkpoint with a shortlist beside it. */
  private ModelBundle bundle(int[] common, List<int[]> rows) {
    try (Stream<Path> files = Files.list(REFERENCE.bundle().folder())) {
      for (Path file : files.filter(f -> !f.endsWith(ModelBundle.DESCRIPTION)).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
      Files.write(folder.resolve("shortlist.bin"), ShortlistBytes.of(common, rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ModelBundle.read(folder);
  }

  /** As many rows as there are source tokens, each of the same tokens. */
  private static List<int[]> rows(int... tokens) {
    return IntStream.range(0, VOCABULARY).mapToObj(i -> tokens).toList();
  }

  private static GenerationEngine engine(ModelBundle bundle, Numerics numerics, boolean shortlist) {
    return GenerationEngine.open(
        bundle,
        EngineOptions.forThisMachine().withNumerics(numerics).withShortlist(shortlist),
        Clock.systemUTC());
  }

  private static List<Hypothesis> exact(Numerics numerics, GenerationSettings settings) {
    try (GenerationEngine engine = engine(REFERENCE.bundle(), numerics, true)) {
      return Generating.together(engine, SOURCES, settings);
    }
  }

  private static Set<Integer> written(List<Hypothesis> hypotheses) {
    Set<Integer> tokens = new TreeSet<>();
    hypotheses.forEach(h -> Arrays.stream(h.tokens()).forEach(tokens::add));
    return tokens;
  }

  private static List<List<Integer>> ids(List<Hypothesis> hypotheses) {
    return hypotheses.stream().map(h -> Arrays.stream(h.tokens()).boxed().toList()).toList();
  }

  @ParameterizedTest
  @CsvSource({"FP32, 1", "FP32, 4", "INT8, 1", "INT8, 4", "BF16, 1", "BF16_INT8, 4"})
  void withAllTokensOnTheListNothingChanges(Numerics numerics, int beams) {
    GenerationSettings settings = REFERENCE.greedy().withBeams(beams);
    int half = VOCABULARY / 2;
    int[] first = IntStream.range(0, half).toArray();
    int[] second = IntStream.range(half, VOCABULARY).toArray();
    try (GenerationEngine engine = engine(bundle(first, rows(second)), numerics, true)) {
      assertThat(Generating.together(engine, SOURCES, settings))
          .isEqualTo(exact(numerics, settings));
      assertThat(Generating.openOnceQuiet(engine)).isZero();
    }
  }

  /** What a search writes without a list, it writes with a list of just that: greedily at least. */
  @ParameterizedTest
  @CsvSource({"FP32", "INT8"})
  void aListOfWhatIsWrittenIsEnough(Numerics numerics) {
    List<Hypothesis> exact = exact(numerics, REFERENCE.greedy());
    int[] written = written(exact).stream().mapToInt(Integer::intValue).toArray();
    assertThat(written.length).isLessThan(VOCABULARY - 128);
    try (GenerationEngine engine = engine(bundle(new int[0], rows(written)), numerics, true)) {
      List<Hypothesis> found = Generating.together(engine, SOURCES, REFERENCE.greedy());
      assertThat(ids(found)).isEqualTo(ids(exact));
      // fewer tokens share the probability
      assertThat(found.get(0).score()).isGreaterThan(exact.get(0).score());
    }
  }

  @ParameterizedTest
  @CsvSource({"FP32, 1", "FP32, 4", "INT8, 1", "INT8, 4", "BF16, 1"})
  void nothingElseIsWritten(Numerics numerics, int beams) {
    int end = REFERENCE.bundle().architecture().endToken();
    Set<Integer> listed = new HashSet<>();
    IntStream.iterate(1, token -> token < VOCABULARY, token -> token + 3).forEach(listed::add);
    int[] tokens = listed.stream().mapToInt(Integer::intValue).toArray();
    listed.add(end); // every sentence can end, listed or not
    GenerationSettings settings = REFERENCE.greedy().withBeams(beams);
    try (GenerationEngine engine = engine(bundle(new int[0], rows(tokens)), numerics, true)) {
      assertThat(listed).containsAll(written(Generating.together(engine, SOURCES, settings)));
    }
    try (GenerationEngine engine = engine(ModelBundle.read(folder), numerics, false)) {
      assertThat(written(Generating.together(engine, SOURCES, settings)))
          .isEqualTo(written(exact(numerics, settings)));
    }
  }

  @ParameterizedTest
  @CsvSource({"FP32, 1", "FP32, 4"})
  void whatASentenceMayBecomeDoesNotDependOnItsBatch(Numerics numerics, int beams) {
    List<int[]> rows = new ArrayList<>();
    for (int source = 0; source < VOCABULARY; source++) {
      int from = source;
      rows.add(IntStream.range(0, 20).map(i -> (from * 31 + i * 17) % VOCABULARY).toArray());
    }
    GenerationSettings settings = REFERENCE.greedy().withBeams(beams);
    int[] common = IntStream.range(0, 40).toArray();
    try (GenerationEngine engine = engine(bundle(common, rows), numerics, true)) {
      assertThat(ids(Generating.together(engine, SOURCES, settings)))
          .isEqualTo(ids(Generating.alone(engine, SOURCES, settings)));
    }
  }

  @Test
  void aTokenThatIsForcedNeedNotBeListed() {
    int forced = VOCABULARY - 2;
    GenerationSettings settings = REFERENCE.greedy();
    GenerationSettings with =
        new GenerationSettings(
            settings.beams(),
            settings.lengthPenalty(),
            settings.noRepeatNgram(),
            settings.minLength(),
            settings.maxLength(),
            settings.earlyStopping(),
            settings.suppressed(),
            settings.badSequences(),
            settings.renormalized(),
            java.util.OptionalInt.of(forced),
            settings.forcedLast());
    try (GenerationEngine engine =
        engine(bundle(new int[] {1, 2, 3}, rows()), Numerics.FP32, true)) {
      assertThat(Generating.together(engine, SOURCES, with))
          .allSatisfy(found -> assertThat(found.tokens()[0]).isEqualTo(forced));
    }
  }
}
