package org.khabar.summarize;

/**
 * How much each reason to choose a sentence weighs against its centrality by words, which weighs 1.
 *
 * @param meaning its centrality by meaning
 * @param length its length, up to {@link #FULL_LENGTH} words
 * @param position how near it is to the article's beginning
 * @param dependence taken off if it points to a sentence before it that is not chosen
 * @param redundancy taken off for what the nearest chosen sentence says already
 */
record Weights(
    double meaning, double length, double position, double dependence, double redundancy) {
  static final int FULL_LENGTH = 30;

  /** From a grid on articles that are not among those which the encoder's card reports on. */
  private static final Weights OF_BRIEFS = new Weights(0.5, 0.7, 0.1, 0.1, 0.2);

  /** From the titles of the same articles: news says first what matters most. */
  private static final Weights OF_HEADLINES = new Weights(0.5, 0.7, 4, 0.5, 0.2);

  static Weights of(Style style) {
    return style == Style.HEADLINE ? OF_HEADLINES : OF_BRIEFS;
  }
}
