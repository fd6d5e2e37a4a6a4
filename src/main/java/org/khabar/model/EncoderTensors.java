package org.khabar.model;

import java.util.List;
import java.util.Map;

/**
 * The tensors that a BERT-like encoder's checkpoint must hold, under their Hugging Face names
 * without the leading {@code bert.}, and the check that it holds those. A pooling layer, which
 * sentence vectors make no use of, may be there too.
 */
public final class EncoderTensors {
  private final TensorPlan plan = new TensorPlan("bert.");

  public EncoderTensors(EncoderArchitecture architecture) {
    long width = architecture.width();
    long inner = architecture.feedForward();
    List<Long> square = List.of(width, width);
    List<Long> line = List.of(width);
    embedding("word", architecture.vocabulary(), width);
    embedding("position", architecture.positions(), width);
    embedding("token_type", architecture.types(), width);
    plan.requireAffine("embeddings.LayerNorm", line);
    for (int i = 0; i < architecture.layers(); i++) {
      String layer = "encoder.layer." + i + ".";
      for (String part : List.of("self.query", "self.key", "self.value", "output.dense")) {
        plan.requireAffine(layer + "attention." + part, square);
      }
      plan.requireAffine(layer + "attention.output.LayerNorm", line);
      plan.requireAffine(layer + "intermediate.dense", List.of(inner, width));
      plan.requireAffine(layer + "output.dense", List.of(width, inner));
      plan.requireAffine(layer + "output.LayerNorm", line);
    }
    plan.allow("pooler.dense.weight", square);
    plan.allow("pooler.dense.bias", line);
  }

  private void embedding(String of, long rows, long width) {
    plan.require("embeddings." + of + "_embeddings.weight", List.of(rows, width));
  }

  /**
   * Checks a checkpoint and says which of its tensors the engine takes.
   *
   * @return the stored tensor by the name that the program knows, for each required one
   * @throws ModelException naming every missing and unknown tensor, or the first of a wrong shape
   */
  public Map<String, TensorEntry> match(Map<String, TensorEntry> entries) {
    return plan.match(entries, (stored, missing) -> {});
  }
}
