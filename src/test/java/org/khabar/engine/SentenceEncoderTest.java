package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The recorded vectors are made by {@code src/test/fixtures/make_encoder_fixtures.py}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceEncoderTest {
  private static final Path MINILM = Path.of("models/minilm");

  record Recorded(String sentence, int tokens, float[] vector) {}

  private final SentenceEncoder encoder = SentenceEncoder.open(MINILM);
  private List<Recorded> recorded = List.of();

  @BeforeAll
  void readTheRecordedVectors() throws IOException {
    Path file = Path.of("src/test/resources/encoder/vectors.json");
    recorded = new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
  }

  @AfterAll
  void closeTheEncoder() {
    encoder.close();
  }

  private List<String> sentences() {
    return recorded.stream().map(Recorded::sentence).toList();
  }

  @Test
  void vectorsAreThoseOfTheOriginalModel() {
    float[][] vectors = encoder.vectors(sentences());
    for (int i = 0; i < vectors.length; i++) {
      Recorded expected = recorded.get(i);
      assertThat(largestDifference(vectors[i], expected.vector()))
          .as(expected.sentence())
          .isLessThan(1e-3);
      assertThat(dot(vectors[i], expected.vector())).isGreaterThan(1 - 1e-5);
    }
  }

  @Test
  void vectorsAreOfLengthOne() {
    for (float[] vector : encoder.vectors(sentences())) {
      assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void sentencesThatSayTheSameAreNearerThanSentencesThatDoNot() {
    float[][] vectors = encoder.vectors(sentences());
    assertThat(dot(vectors[0], vectors[1])).isGreaterThan(dot(vectors[0], vectors[2]) + 0.3);
  }

  @Test
  void aSentencesVectorDoesNotDependOnItsBatchMates() {
    List<float[]> alone = new ArrayList<>();
    for (String sentence : sentences()) {
      alone.add(encoder.vectors(List.of(sentence))[0]);
    }
    List<Integer> order =
        new ArrayList<>(
            IntStream.range(0, 5 * alone.size()).map(i -> i % alone.size()).boxed().toList());
    Collections.shuffle(order, new Random(3));
    float[][] together = encoder.vectors(order.stream().map(i -> sentences().get(i)).toList());
    for (int i = 0; i < together.length; i++) {
      assertThat(largestDifference(together[i], alone.get(order.get(i)))).isLessThan(1e-5);
    }
  }

  @Test
  void whatGoesBeyondTheLongestInputHasNoPartInTheVector() {
    Recorded longest = recorded.get(recorded.size() - 1);
    assertThat(longest.tokens()).isEqualTo(256);
    float[][] vectors =
        encoder.vectors(List.of(longest.sentence(), longest.sentence() + " Then all went home."));
    assertThat(largestDifference(vectors[0], vectors[1])).isLessThan(1e-5);
  }

  @Test
  void noSentencesHaveNoVectors() {
    assertThat(encoder.vectors(List.of())).isEmpty();
  }

  @Test
  void manyThreadsGetEachTheirOwnVectorsAndNothingNativeStaysOpen() {
    List<float[]> expected = List.of(encoder.vectors(sentences()));
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<CompletableFuture<float[]>> found =
          IntStream.range(0, 24)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> encoder.vectors(List.of(sentences().get(i % 7)))[0], callers))
              .toList();
      for (int i = 0; i < found.size(); i++) {
        assertThat(largestDifference(found.get(i).join(), expected.get(i % 7))).isLessThan(1e-5);
      }
    } finally {
      callers.shutdown();
    }
    assertThat(encoder.counters().nativeOpen()).isZero();
    assertThat(encoder.counters().nativeOpened()).isPositive();
  }

  @Test
  void aClosedEncoderRefusesWork() {
    SentenceEncoder closed = SentenceEncoder.open(MINILM);
    assertThat(closed.vectors(List.of("Yes."))).hasDimensions(1, 384);
    closed.close();
    assertThatExceptionOfType(GenerationException.EngineFailed.class)
        .isThrownBy(() -> closed.vectors(List.of("Yes.")))
        .withMessageContaining("closed");
  }

  @Test
  void anInterruptedCallerIsNotKeptWaiting() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(GenerationException.EngineFailed.class)
        .isThrownBy(() -> encoder.vectors(sentences()))
        .withMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(encoder.vectors(List.of("Yes."))).hasDimensions(1, 384);
  }

  private static double largestDifference(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElse(0);
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
