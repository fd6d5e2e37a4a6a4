package org.khabar.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tensors that a checkpoint of an architecture must hold, under their Hugging Face names
 * without the leading {@code model.}, and the check that it holds those and no others.
 */
public final class ExpectedTensors {
  private static final String PREFIX = "model.";
  private static final String SHARED = "shared.weight";
  private static final String OUTPUT = "lm_head.weight";
  private static final String BIAS = "final_logits_bias";

  private final Architecture architecture;
  private final Map<String, List<Long>> required = new LinkedHashMap<>();

  /** Copies that older files store of tensors that are computed or held once. */
  private final Map<String, List<Long>> redundant = new LinkedHashMap<>();

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
      required.put(SHARED, source);
      redundant.put("encoder.embed_tokens.weight", source);
      redundant.put("decoder.embed_tokens.weight", target);
    } else {
      required.put("encoder.embed_tokens.weight", source);
      required.put("decoder.embed_tokens.weight", target);
    }
    (architecture.tiedOutput() ? redundant : required).put(OUTPUT, target);
    required.put(BIAS, List.of(1L, (long) architecture.targetVocabulary()));
    boolean learned = architecture.family().learnedPositions();
    List<Long> positions = List.of((long) architecture.positions() + (learned ? 2 : 0), width);
    for (String side : List.of("encoder", "decoder")) {
      (learned ? required : redundant).put(side + ".embed_positions.weight", positions);
      if (architecture.family().embeddingNorm()) {
        affine(side + ".layernorm_embedding", List.of(width));
      }
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
      affine(layer + "fc1", List.of(inner, width));
      affine(layer + "fc2", List.of(width, inner));
      affine(layer + "final_layer_norm", List.of(width));
    }
  }

  private void attention(String name) {
    long width = architecture.width();
    for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
      affine(name + "." + part, List.of(width, width));
    }
    affine(name + "_layer_norm", List.of(width));
  }

  private void affine(String name, List<Long> shape) {
    required.put(name + ".weight", shape);
    required.put(name + ".bias", shape.subList(0, 1));
  }

  /**
   * Checks a checkpoint and says which of its tensors the engine takes.
   *
   * @return the stored tensor by the name that the program knows, for each required one
   * @throws ModelException naming every missing and unknown tensor, or the first of a wrong shape
   */
  public Map<String, TensorEntry> match(Map<String, TensorEntry> entries) {
    Map<String, TensorEntry> stored = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (TensorEntry entry : entries.values()) {
      String name = canonical(entry.name());
      List<Long> shape = required.getOrDefault(name, redundant.get(name));
      if (shape == null) {
        unknown.add(entry.name());
      } else {
        checkShape(entry, shape);
        stored.put(name, entry);
      }
    }
    TreeSet<String> missing = new TreeSet<>(required.keySet());
    missing.removeAll(stored.keySet());
    if (architecture.sharedEmbeddings() && missing.remove(SHARED)) {
      standIn(stored, missing);
    }
    if (!missing.isEmpty()) {
      throw new ModelException("the checkpoint lacks " + some(List.copyOf(missing)));
    }
    if (!unknown.isEmpty()) {
      throw new ModelException(
          "the checkpoint holds tensors that its config.json gives no place: " + some(unknown));
    }
    stored.keySet().retainAll(required.keySet());
    return stored;
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

  private static String canonical(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  private static void checkShape(TensorEntry entry, List<Long> shape) {
    if (!entry.shape().equals(shape)) {
      throw new ModelException(
          "tensor %s has shape %s where config.json asks for %s"
              .formatted(entry.name(), entry.shape(), shape));
    }
  }

  private static String some(List<String> names) {
    int shown = Math.min(names.size(), 5);
    String list = String.join(", ", names.subList(0, shown));
    return names.size() > shown ? list + " and " + (names.size() - shown) + " more" : list;
  }
}
