package org.khabar.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How much of an article each of its sentences stands for, from 0 to 1 for the sentence that stands
 * for most.
 */
final class Centrality {
  private Centrality() {}

  /**
   * By words: the mean cosine of a sentence's set of content words with those of the others, which
   * is degree centrality (Erkan and Radev 2004, "LexRank") without weights.
   */
  static double[] ofWords(List<String> texts) {
    List<Set<String>> words = new ArrayList<>();
    texts.forEach(text -> words.add(Words.ofContent(text)));
    double[] sums = new double[texts.size()];
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = cosine(words.get(i), words.get(j));
        sums[i] += cosine;
        sums[j] += cosine;
      }
    }
    return relative(sums);
  }

  private static double cosine(Set<String> a, Set<String> b) {
    long shared = a.stream().filter(b::contains).count();
    return shared == 0 ? 0 : shared / Math.sqrt((double) a.size() * b.size());
  }

  /**
   * By meaning: the cosine of a sentence's vector with the mean of all (Rossiello et al. 2017,
   * "Centroid-based text summarization through compositionality of word embeddings").
   */
  static double[] ofVectors(float[][] vectors) {
    double[] centroid = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < centroid.length; i++) {
        centroid[i] += vector[i];
      }
    }
    double[] products = new double[vectors.length];
    for (int row = 0; row < vectors.length; row++) {
      for (int i = 0; i < centroid.length; i++) {
        products[row] += vectors[row][i] * centroid[i];
      }
    }
    return relative(products);
  }

  private static double[] relative(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    double[] shares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      shares[i] = largest == 0 ? 0 : Math.max(0, values[i]) / largest;
    }
    return shares;
  }
}
