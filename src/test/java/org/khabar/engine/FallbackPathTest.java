package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same results on processors with less: kernels are chosen when libtorch loads, so in a JVM.
 */
class FallbackPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"avx2", "default"})
  void resultsHoldOnOlderKernels(String capability) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FallbackPathTest.class.getName());
    builder.environment().put("ATEN_CPU_CAPABILITY", capability);
    builder.environment().put("ONEDNN_MAX_CPU_ISA", "AVX2");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String printed;
    try (InputStream out = process.getInputStream()) {
      printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("fp32 equal", "fast formats within bounds");
    System.out.println(capability + ": " + printed.strip());
  }

  /** What the other JVM runs. */
  public static void main(String[] args) {
    Reference reference = Reference.load("marian-joint");
    List<Reference.Sentence> sentences = reference.sentences();
    List<int[]> sources = sentences.stream().map(Reference.Sentence::sourceIds).toList();
    try (GenerationEngine engine = Generating.open(reference.bundle(), Numerics.FP32)) {
      List<Hypothesis> greedy = Generating.together(engine, sources, reference.greedy());
      List<Hypothesis> beam = Generating.together(engine, sources, reference.beam4());
      for (int i = 0; i < sources.size(); i++) {
        if (!Arrays.equals(greedy.get(i).tokens(), sentences.get(i).greedy())
            || !Arrays.equals(beam.get(i).tokens(), sentences.get(i).beam4())) {
          throw new IllegalStateException("other ids for: " + sentences.get(i).source());
        }
      }
    }
    System.out.println("fp32 equal");
    for (Numerics numerics : List.of(Numerics.INT8, Numerics.BF16)) {
      NumericsTest.Deviation deviation = NumericsTest.Deviation.of(reference, numerics);
      System.out.println(numerics + " " + deviation);
      if (deviation.logitError() > 0.06 || deviation.equalIds() < 0.75) {
        throw new IllegalStateException(numerics + " out of bounds: " + deviation);
      }
    }
    System.out.println("fast formats within bounds");
  }
}
