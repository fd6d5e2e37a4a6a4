package org.khabar.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tensors that a checkpoint of an architecture must hold, under their Hugging Face names
 * without the leading {@code model.}, and the check that it holds those and no others.
 */
public final class ExpectedTensors {
  private static final String SHARED = "shared.weight";
  private static final String OUTPUT = "lm_head.weight";
  private static final String BIAS = "final_logits_bias";

  private final Architecture architecture;
  private final TensorPlan plan = new TensorPlan("model.");

  public ExpectedTensors(Architecture architecture) {
    this.architecture = architecture;
    embeddings();
    stack("encoder", architecture.encoder(), false);
    stack("decoder", architecture.decoder(), true);
  }

  private void embeddings() {
    long width = architecture.width();
    List<Long> source = List.of((long) architecture.sourceVocabulary(), width);
    List<Long> target = List.of((long) architecture.targetVocabulary(), width);
    if (architecture.sharedEmbeddings()) {
      plan.require(SHARED, source);
      plan.allow("encoder.embed_tokens.weight", source);
      plan.allow("decoder.embed_tokens.weight", target);
    } else {
      plan.require("encoder.embed_tokens.weight", source);
      plan.require("decoder.embed_tokens.weight", target);
    }
    place(!architecture.tiedOutput(), OUTPUT, target);
    plan.require(BIAS, List.of(1L, (long) architecture.targetVocabulary()));
    boolean learned = architecture.family().learnedPositions();
    List<Long> positions = List.of((long) architecture.positions() + (learned ? 2 : 0), width);
    for (String side : List.of("encoder", "decoder")) {
      place(learned, side + ".embed_positions.weight", positions);
      if (architecture.family().embeddingNorm()) {
        plan.requireAffine(side + ".layernorm_embedding", List.of(width));
      }
    }
  }

  /** Older files store copies of tensors that are computed or held once. */
  private void place(boolean required, String name, List<Long> shape) {
    if (required) {
      plan.require(name, shape);
    } else {
      plan.allow(name, shape);
    }
  }

  private void stack(String side, Architecture.Stack stack, boolean crossAttention) {
    long width = architecture.width();
    long inner = stack.feedForward();
    for (int i = 0; i < stack.layers(); i++) {
      String layer = side + ".layers." + i + ".";
      attention(layer + "self_attn");
      if (crossAttention) {
        attention(layer + "encoder_attn");
      }
      plan.requireAffine(layer + "fc1", List.of(inner, width));
      plan.requireAffine(layer + "fc2", List.of(width, inner));
      plan.requireAffine(layer + "final_layer_norm", List.of(width));
    }
  }

  private void attention(String name) {
    long width = architecture.width();
    for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
      plan.requireAffine(name + "." + part, List.of(width, width));
    }
    plan.requireAffine(name + "_layer_norm", List.of(width));
  }

  /**
   * Checks a checkpoint and says which of its tensors the engine takes.
   *
   * @return the stored tensor by the name that the program knows, for each required one
   * @throws ModelException naming every missing and unknown tensor, or the first of a wrong shape
   */
  public Map<String, TensorEntry> match(Map<String, TensorEntry> entries) {
    return plan.match(
        entries,
        (stored, missing) -> {
          if (architecture.sharedEmbeddings() && missing.remove(SHARED)) {
            standIn(stored, missing);
          }
        });
  }

  /** The shape of each tensor that must be there, by name. */
  Map<String, List<Long>> required() {
    return plan.required();
  }

  /** A shared embedding may be stored under the name of any of its uses. */
  private static void standIn(Map<String, TensorEntry> stored, Set<String> missing) {
    for (String name :
        List.of("encoder.embed_tokens.weight", "decoder.embed_tokens.weight", OUTPUT)) {
      TensorEntry use = stored.get(name);
      if (use != null) {
        stored.put(SHARED, use);
        return;
      }
    }
    missing.add(SHARED);
  }
}
