package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.model.GenerationSettings;

/**
 * How much work a translation takes, in counts: what makes the engine slower on any machine makes
 * one of these grow.
 */
class EngineWorkTest {
  private final EngineCounters counters = new EngineCounters();

  private static List<PendingRequest> requests(List<int[]> sources, GenerationSettings settings) {
    return sources.stream()
        .map(source -> new PendingRequest(GenerationRequest.of(source, settings, Lane.BULK)))
        .toList();
  }

  private static int length(PendingRequest answered) {
    return answered.future().join().get(0).tokens().length;
  }

  /** A source that a scripted model copies, end token included. */
  private static int[] copied(int length) {
    return IntStream.range(0, length).map(i -> i == length - 1 ? 0 : 1 + i % 5).toArray();
  }

  @Test
  void aGreedyBatchShrinksAsItsSentencesEnd() {
    List<int[]> sources = IntStream.rangeClosed(2, 9).mapToObj(EngineWorkTest::copied).toList();
    List<PendingRequest> batch = requests(sources, GenerationSettings.greedy(64));
    new BatchGenerator(new ScriptedModel(sentences -> {}), Clock.systemUTC(), counters)
        .run(batch, () -> {});
    EngineCounters.Snapshot work = counters.snapshot();
    assertThat(work.batches()).isEqualTo(1);
    assertThat(work.targetTokens()).isEqualTo(2 + 3 + 4 + 5 + 6 + 7 + 8 + 9);
    // no step after the longest sentence has ended
    assertThat(work.steps()).isEqualTo(9);
    // sentences leave when a quarter has ended: 8 rows three times, 6 twice, then one less a step
    assertThat(work.rows()).isEqualTo(3 * 8 + 2 * 6 + 4 + 3 + 2 + 1);
    assertThat(work.idleRows()).isEqualTo(2);
    // rows move only then: rows that stay, times the positions that they hold
    assertThat(work.copiedPositions()).isEqualTo(6 * 3 + 4 * 5 + 3 * 6 + 2 * 7 + 1 * 8);
  }

  @Test
  void aSentenceByItselfCopiesNothingWhenSearchedGreedily() {
    List<PendingRequest> batch = requests(List.of(copied(40)), GenerationSettings.greedy(64));
    new BatchGenerator(new ScriptedModel(sentences -> {}), Clock.systemUTC(), counters)
        .run(batch, () -> {});
    assertThat(counters.snapshot().copiedPositions()).isZero();
    assertThat(counters.snapshot().rows()).isEqualTo(40);
  }

  /**
   * Batches as the queue makes them, run through a real program; lengths, so padding, are given.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.28", "4, 0.135"})
  void aStepIsOneCallAndSevenObjects(int beams, double padding) {
    Reference reference = Reference.load("marian-joint");
    GenerationSettings settings = reference.greedy().withBeams(beams);
    LaneQueue queue = new LaneQueue(1_000_000);
    List<PendingRequest> all = requests(SampleSources.of(reference, 300, 11), settings);
    all.forEach(queue::offer);
    long longest = 0;
    try (TorchSequenceModel model =
        TorchSequenceModel.load(
            reference.bundle(), Numerics.FP32, CpuFeatures.detect(), counters)) {
      EngineCounters.Snapshot loaded = counters.snapshot();
      BatchGenerator generator = new BatchGenerator(model, Clock.systemUTC(), counters);
      while (!queue.isEmpty()) {
        List<PendingRequest> batch = queue.takeBatch(BatchLimits.defaults());
        generator.run(batch, () -> {});
        longest += batch.stream().mapToInt(EngineWorkTest::length).max().orElseThrow();
      }
      EngineCounters.Snapshot work = counters.snapshot().minus(loaded);
      assertThat(all).allSatisfy(pending -> assertThat(pending.future()).isCompleted());
      long leavings = work.nativeCalls() - work.batches() - work.steps();
      if (beams == 1) {
        assertThat(work.steps()).isEqualTo(longest);
      } else { // a beam search may look further than what it finds
        assertThat(work.steps()).isBetween(longest, 2 * longest);
      }
      // each time a quarter of the sentences leaves, at least
      assertThat(leavings).isBetween(1L, 16 * work.batches());
      assertThat(work.nativeOpened())
          .isEqualTo(3 * work.batches() + 8 * work.steps() + 2 * leavings);
      assertThat(work.nativeOpen()).isZero();
      assertThat(work.idleRowShare()).isLessThan(0.25);
      assertThat(work.paddingShare()).isLessThan(padding);
      System.out.printf("%d beams: %s, %d leavings%n", beams, work, leavings);
    }
  }

  /**
   * What a step of the program copies: its cache once if rows changed places, once more when it
   * outgrows its room, and the new position. Nothing is joined, cloned or laid out anew.
   */
  @Test
  void theProgramCopiesItsCacheInOnePlaceOnly() throws IOException {
    String code = code();
    List<String> copying =
        List.of("index_select", "copy_", "cat", "clone", "contiguous", "stack", "repeat", "index");
    TreeMap<String, Integer> found = new TreeMap<>();
    for (String method : List.of("arrange", "hidden")) {
      Matcher call = Pattern.compile("torch\\.([a-z_]+)\\(").matcher(method(code, method));
      while (call.find()) {
        if (copying.contains(call.group(1))) {
          found.merge(method + " " + call.group(1), 1, Integer::sum);
        }
      }
    }
    assertThat(found)
        .containsOnly(
            Map.entry("arrange index_select", 1),
            Map.entry("arrange copy_", 1),
            Map.entry("hidden copy_", 1));
  }

  private static String method(String code, String name) {
    Matcher method =
        Pattern.compile("  def " + name + "\\(.*?(?=\\n  def |\\z)", Pattern.DOTALL).matcher(code);
    assertThat(method.find()).as("a method " + name).isTrue();
    return method.group();
  }

  private static String code() throws IOException {
    try (ZipFile zip = new ZipFile("src/main/resources/programs/seq2seq.pt")) {
      ZipEntry source =
          zip.stream()
              .filter(entry -> entry.getName().endsWith("code/__torch__/seq2seq.py"))
              .findFirst()
              .orElseThrow();
      try (InputStream in = zip.getInputStream(source)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
