package org.khabar.engine;

import ai.djl.pytorch.jni.IValue;
import java.util.Map;
import org.khabar.model.Checkpoint;
import org.khabar.model.EncoderArchitecture;
import org.khabar.model.EncoderBundle;
import org.khabar.model.EncoderTensors;
import org.khabar.model.TensorEntry;

/** A sentence encoder's weights in the {@code encoder} program. */
final class TorchEncoder implements AutoCloseable {
  private final EncoderArchitecture architecture;
  private final TorchProgram program;

  private TorchEncoder(EncoderArchitecture architecture, TorchProgram program) {
    this.architecture = architecture;
    this.program = program;
  }

  /**
   * Loads a bundle.
   *
   * @throws org.khabar.model.ModelException if the checkpoint does not fit its configuration
   */
  static TorchEncoder load(EncoderBundle bundle, EngineCounters counters) {
    EncoderArchitecture architecture = bundle.architecture();
    try (Checkpoint checkpoint = bundle.openCheckpoint()) {
      Map<String, TensorEntry> tensors =
          new EncoderTensors(architecture).match(checkpoint.entries());
      TorchProgram program = TorchProgram.load("encoder", counters);
      try {
        program.run("option", program.of("layers"), program.of(architecture.layers()));
        program.run("option", program.of("heads"), program.of(architecture.heads()));
        tensors.forEach((name, entry) -> program.put(name, entry, checkpoint.read(entry.name())));
        program.run("build");
        return new TorchEncoder(architecture, program);
      } catch (RuntimeException e) {
        program.close();
        throw e;
      }
    }
  }

  /**
   * Unit vectors of sentences given as ids with their special tokens.
   *
   * @return {@code [sentences, width]}
   */
  float[][] embed(int[][] sentences) {
    PaddedBatch batch = PaddedBatch.of(sentences, architecture.padToken());
    IValue result = program.call("embed", program.of(batch.ids()), program.of(batch.lengths()));
    try {
      double[] flat = result.toDoubleArray();
      float[][] vectors = new float[sentences.length][architecture.width()];
      for (int i = 0; i < flat.length; i++) {
        vectors[i / architecture.width()][i % architecture.width()] = (float) flat[i];
      }
      return vectors;
    } finally {
      program.close(result);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
