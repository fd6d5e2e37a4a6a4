package org.khabar.engine;

import java.util.Arrays;
import java.util.List;
import org.khabar.model.Tokenizer;

/** Sentences as an encoder takes them: ids with both special tokens, no more than it can hold. */
final class WordPieces implements AutoCloseable {
  private final Tokenizer tokenizer;
  private final int maxTokens;

  WordPieces(Tokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  int[][] of(List<String> sentences) {
    return sentences.stream().map(this::of).toArray(int[][]::new);
  }

  private int[] of(String sentence) {
    int[] ids = tokenizer.encodeSource(sentence);
    if (ids.length <= maxTokens) {
      return ids;
    }
    int[] kept = Arrays.copyOf(ids, maxTokens);
    kept[maxTokens - 1] = ids[ids.length - 1]; // the special token that ends a sentence
    return kept;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
