package org.khabar.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which cross attention of a decoder says where a target token comes from.
 *
 * @param layer the decoder's layer, from 0
 * @param heads the heads whose mean counts, from 0; at least one
 * @param ofInput whether a token's row is the one where it is the decoder's input, rather than the
 *     one where it is foretold. Training by guided alignment (Chen et al. 2016) makes the latter;
 *     models without it are read better by the former (Chen et al. 2020, "Accurate Word Alignment
 *     Induction from Neural Machine Translation")
 */
public record AlignmentHeads(int layer, List<Integer> heads, boolean ofInput) {
  public AlignmentHeads {
    heads = List.copyOf(heads);
    if (layer < 0 || heads.isEmpty() || heads.stream().anyMatch(head -> head < 0)) {
      throw new IllegalArgumentException(
          "no heads for alignment: layer %d, heads %s".formatted(layer, heads));
    }
  }

  /** The guess for a model whose makers say nothing: all heads of its last layer but one. */
  static AlignmentHeads of(Architecture architecture) {
    int layer = Math.max(0, architecture.decoder().layers() - 2);
    List<Integer> all = IntStream.range(0, architecture.decoder().heads()).boxed().toList();
    return new AlignmentHeads(layer, all, true);
  }

  /** Whether a decoder has them. */
  boolean within(Architecture architecture) {
    return layer < architecture.decoder().layers()
        && heads.stream().allMatch(head -> head < architecture.decoder().heads());
  }
}
