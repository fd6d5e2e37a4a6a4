package org.khabar.evaluate;

import java.util.Locale;
import java.util.Set;

/**
 * Word links beside those of a person, who has marked some as sure and some as possible (Och and
 * Ney 2003, "A Systematic Comparison of Various Statistical Alignment Models").
 *
 * @param found how many links there are
 * @param sure how many are sure
 * @param foundSure how many of the found ones are sure
 * @param foundPossible how many of the found ones are sure or possible
 */
public record AlignmentScore(int found, int sure, int foundSure, int foundPossible) {
  /** Of no sentence yet. */
  public static final AlignmentScore NONE = new AlignmentScore(0, 0, 0, 0);

  /** A link of the word numbers of source and target. */
  public record Link(int source, int target) {}

  /** The score with those of a sentence more. */
  public AlignmentScore with(Set<Link> links, Set<Link> sureLinks, Set<Link> possibleLinks) {
    int right = (int) links.stream().filter(sureLinks::contains).count();
    int allowed = (int) links.stream().filter(possibleLinks::contains).count();
    return new AlignmentScore(
        found + links.size(),
        sure + sureLinks.size(),
        foundSure + right,
        foundPossible + right + allowed);
  }

  /** Share of the found links that are sure or possible. */
  public double precision() {
    return found == 0 ? 0 : (double) foundPossible / found;
  }

  /** Share of the sure links that were found. */
  public double recall() {
    return sure == 0 ? 0 : (double) foundSure / sure;
  }

  /** Harmonic mean of the two. */
  public double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** Alignment error rate: 0 is best. */
  public double errorRate() {
    int all = found + sure;
    return all == 0 ? 0 : 1 - (double) (foundSure + foundPossible) / all;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "AER %.3f, F1 %.3f, precision %.3f, recall %.3f",
        errorRate(),
        f1(),
        precision(),
        recall());
  }
}
