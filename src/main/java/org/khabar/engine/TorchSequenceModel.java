package org.khabar.engine;

import ai.djl.pytorch.jni.IValue;
import java.util.Map;
import org.khabar.model.AlignmentHeads;
import org.khabar.model.Architecture;
import org.khabar.model.Checkpoint;
import org.khabar.model.ExpectedTensors;
import org.khabar.model.ModelBundle;
import org.khabar.model.TensorEntry;

/** A bundle's weights in the {@code seq2seq} program. Any number of threads may use it at once. */
final class TorchSequenceModel implements SequenceModel, AutoCloseable {
  private final Architecture architecture;
  private final AlignmentHeads alignment;
  private final TorchProgram program;

  private TorchSequenceModel(ModelBundle bundle, TorchProgram program) {
    this.architecture = bundle.architecture();
    this.alignment = bundle.alignment();
    this.program = program;
  }

  /**
   * Loads a bundle.
   *
   * @throws org.khabar.model.ModelException if the checkpoint does not fit its configuration
   */
  static TorchSequenceModel load(
      ModelBundle bundle, Numerics numerics, CpuFeatures cpu, EngineCounters counters) {
    Architecture architecture = bundle.architecture();
    try (Checkpoint checkpoint = bundle.openCheckpoint()) {
      Map<String, TensorEntry> tensors =
          new ExpectedTensors(architecture).match(checkpoint.entries());
      MemoryNeed.of(tensors.values(), numerics).require(bundle.name());
      TorchProgram program = TorchProgram.load("seq2seq", counters);
      try {
        options(bundle, numerics, cpu)
            .forEach((name, value) -> program.run("option", program.of(name), program.of(value)));
        tensors.forEach((name, entry) -> program.put(name, entry, checkpoint.read(entry.name())));
        program.close(program.call("build"));
        return new TorchSequenceModel(bundle, program);
      } catch (RuntimeException e) {
        program.close();
        throw e;
      }
    }
  }

  private static Map<String, Integer> options(
      ModelBundle bundle, Numerics numerics, CpuFeatures cpu) {
    Architecture architecture = bundle.architecture();
    int looking = bundle.alignment().heads().stream().mapToInt(head -> 1 << head).sum();
    return Map.ofEntries(
        Map.entry("encoder_layers", architecture.encoder().layers()),
        Map.entry("decoder_layers", architecture.decoder().layers()),
        Map.entry("encoder_heads", architecture.encoder().heads()),
        Map.entry("decoder_heads", architecture.decoder().heads()),
        Map.entry("positions", architecture.positions()),
        Map.entry("encoder_precision", numerics.encoderPrecision()),
        Map.entry("decoder_precision", numerics.decoderPrecision()),
        Map.entry("activation", activation(architecture.activation())),
        Map.entry("learned_positions", architecture.family().learnedPositions() ? 1 : 0),
        Map.entry("embedding_norm", architecture.family().embeddingNorm() ? 1 : 0),
        Map.entry("scale_embedding", architecture.scaledEmbeddings() ? 1 : 0),
        Map.entry("looking_layer", bundle.alignment().layer()),
        Map.entry("looking_heads", looking),
        Map.entry("activation_levels", cpu.activationLevels()));
  }

  private static int activation(Architecture.Activation activation) {
    return switch (activation) {
      case RELU -> 0;
      case GELU -> 1;
      case SWISH -> 2;
    };
  }

  @Override
  public int maxSourceLength() {
    return architecture.positions();
  }

  @Override
  public int targetVocabulary() {
    return architecture.targetVocabulary();
  }

  @Override
  public int startToken() {
    return architecture.startToken();
  }

  @Override
  public int endToken() {
    return architecture.endToken();
  }

  @Override
  public boolean looksOfInput() {
    return alignment.ofInput();
  }

  @Override
  public Decoding encode(int[][] sources) {
    PaddedBatch batch = PaddedBatch.of(sources, architecture.padToken());
    IValue state = program.call("encode", program.of(batch.ids()), program.of(batch.lengths()));
    return new TorchDecoding(program, state);
  }

  /**
   * Logits after each decoder input of one sentence: the reference for tests.
   *
   * @param target decoder inputs, start token first
   * @return {@code [target length, vocabulary]}
   */
  double[][] logits(int[] source, int[] target) {
    long[] inputs = new long[target.length];
    for (int i = 0; i < target.length; i++) {
      inputs[i] = target[i];
    }
    PaddedBatch batch = PaddedBatch.of(new int[][] {source}, architecture.padToken());
    IValue result =
        program.call(
            "force", program.of(batch.ids()), program.of(batch.lengths()), program.of(inputs));
    double[] flat = result.toDoubleArray();
    program.close(result);
    int vocabulary = targetVocabulary();
    double[][] logits = new double[target.length][vocabulary];
    for (int i = 0; i < target.length; i++) {
      System.arraycopy(flat, i * vocabulary, logits[i], 0, vocabulary);
    }
    return logits;
  }

  @Override
  public void close() {
    program.close();
  }

  private record TorchDecoding(TorchProgram program, IValue state) implements Decoding {

    @Override
    public StepScores step(StepRequest request) {
      IValue result =
          program.callOn(
              state,
              "step",
              program.of(request.tokens()),
              program.of(request.order()),
              program.of(request.banned()),
              program.of(request.position()),
              program.of(request.top()),
              program.of(request.renormalized() ? 1 : 0),
              program.of(request.looking() ? 1 : 0));
      try {
        return new StepScores(result.toDoubleArray(), request.top(), request.tokens().length);
      } finally {
        program.close(result);
      }
    }

    @Override
    public void keep(long[] sentences) {
      program.close(program.callOn(state, "compact", program.of(sentences)));
    }

    @Override
    public void close() {
      program.close(state);
    }
  }
}
