package org.khabar.engine;

import java.util.List;
import java.util.OptionalInt;

/** Takes the likeliest token each time. */
final class GreedySearch implements Search {
  private static final int[] SAME = {0};

  private final Constraints constraints;
  private Prefix prefix;
  private boolean done;
  private boolean ended;

  GreedySearch(Constraints constraints, int startToken) {
    this.constraints = constraints;
    this.prefix = Prefix.start(startToken);
  }

  @Override
  public List<Prefix> running() {
    return List.of(prefix);
  }

  @Override
  public int[] parents() {
    return SAME;
  }

  @Override
  public void advance(StepScores scores, int firstRow) {
    OptionalInt forced = constraints.forced(prefix.length());
    int token = forced.orElse(scores.token(firstRow, 0));
    float logProbability = forced.isPresent() ? 0 : scores.logProbability(firstRow, 0);
    prefix = prefix.then(token, logProbability, prefix.score() + logProbability, scores, firstRow);
    boolean full = constraints.full(prefix.length());
    done = token == constraints.endToken() || full;
    ended = token == constraints.endToken() && !full;
  }

  @Override
  public boolean done() {
    return done;
  }

  @Override
  public Prefix best() {
    return prefix;
  }

  @Override
  public List<Hypothesis> hypotheses() {
    double penalty = Math.pow(prefix.length() - 1.0, constraints.settings().lengthPenalty());
    return List.of(prefix.toHypothesis(prefix.score() / (float) penalty, ended));
  }
}
