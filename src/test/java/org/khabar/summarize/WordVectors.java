package org.khabar.summarize;

import java.util.List;

/** Vectors of how often each word occurs: enough meaning for tests, and no model. */
final class WordVectors implements SentenceVectors {
  private static final int WIDTH = 64;

  @Override
  public float[][] vectors(List<String> sentences) {
    return sentences.stream().map(WordVectors::vector).toArray(float[][]::new);
  }

  private static float[] vector(String sentence) {
    float[] vector = new float[WIDTH];
    vector[0] = 0.1f;
    for (String word : Words.ofContent(sentence)) {
      vector[Math.floorMod(word.hashCode(), WIDTH)]++;
    }
    double square = 0;
    for (float x : vector) {
      square += x * x;
    }
    for (int i = 0; i < WIDTH; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }
}
