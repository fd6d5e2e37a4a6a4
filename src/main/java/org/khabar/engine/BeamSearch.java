package org.khabar.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.khabar.model.EarlyStopping;

/**
 * Beam search as {@code transformers} 5 computes it, in 32-bit floats as there, so that the same
 * hypotheses win. Each step takes the best {@code 2 * beams} continuations of all beams; those that
 * end among the best {@code beams} are kept as finished, the best that do not end run on.
 *
 * @see <a href="https://arxiv.org/abs/1609.08144">Wu et al. 2016 for the length penalty's idea</a>
 */
final class BeamSearch implements Search {

  /** A finished hypothesis with its score after the length penalty. */
  private record Finished(Prefix prefix, float score, boolean ended) {}

  /** A prefix that might run on, with the row that it continues. */
  private record Candidate(Prefix prefix, int parent) {}

  private final Constraints constraints;
  private final int beams;
  private final EarlyStopping stopping;
  private List<Prefix> running;
  private int[] parents = {0};
  private List<Finished> finished = List.of();
  private boolean done;

  BeamSearch(Constraints constraints, int startToken) {
    this.constraints = constraints;
    this.beams = constraints.settings().beams();
    this.stopping = constraints.settings().earlyStopping();
    this.running = List.of(Prefix.start(startToken));
  }

  @Override
  public List<Prefix> running() {
    return running;
  }

  @Override
  public int[] parents() {
    return parents;
  }

  @Override
  public boolean done() {
    return done;
  }

  @Override
  public void advance(StepScores scores, int firstRow) {
    List<Candidate> candidates = candidates(scores, firstRow);
    boolean anyOpen = candidates.stream().anyMatch(c -> !complete(c.prefix()));
    finish(candidates);
    if (anyOpen) {
      run(candidates);
      boolean full = finished.size() == beams;
      done = full && (stopping == EarlyStopping.FIRST_FINISHED || !improvementPossible());
    } else {
      done = true;
      if (finished.isEmpty()) { // every token is banned: what there is must do
        finished = List.of(new Finished(running.get(0), running.get(0).score(), false));
      }
    }
  }

  /** The best continuations of all beams, best first; ties go to the earlier beam. */
  private List<Candidate> candidates(StepScores scores, int firstRow) {
    OptionalInt forced = constraints.forced(running.get(0).length());
    Ranking ranking = new Ranking(2 * beams);
    for (int beam = 0; beam < running.size(); beam++) {
      float before = running.get(beam).score();
      if (forced.isPresent()) {
        ranking.offer(before, beam * scores.top());
        continue;
      }
      for (int rank = 0; rank < scores.top(); rank++) {
        float total = before + scores.logProbability(firstRow + beam, rank);
        if (total > Float.NEGATIVE_INFINITY) {
          ranking.offer(total, beam * scores.top() + rank);
        }
      }
    }
    List<Candidate> best = new ArrayList<>();
    for (int i = 0; i < ranking.size(); i++) {
      int beam = ranking.place(i) / scores.top();
      int rank = ranking.place(i) % scores.top();
      int row = firstRow + beam;
      int token = forced.orElseGet(() -> scores.token(row, rank));
      float logProbability = forced.isPresent() ? 0 : scores.logProbability(row, rank);
      Prefix prefix = running.get(beam).then(token, logProbability, ranking.score(i), scores, row);
      best.add(new Candidate(prefix, beam));
    }
    return best;
  }

  private boolean complete(Prefix prefix) {
    return prefix.token() == constraints.endToken() || constraints.full(prefix.length());
  }

  /** Keeps the best of what was finished before and what ends now among the best continuations. */
  private void finish(List<Candidate> candidates) {
    List<Finished> merged = new ArrayList<>(finished);
    for (Candidate candidate : candidates.subList(0, Math.min(beams, candidates.size()))) {
      Prefix prefix = candidate.prefix();
      if (complete(prefix)) {
        merged.add(
            new Finished(prefix, prefix.score() / penalty(prefix.length() - 1), ended(prefix)));
      }
    }
    merged.sort(Comparator.comparing((Finished f) -> -f.score()));
    finished = List.copyOf(merged.subList(0, Math.min(beams, merged.size())));
  }

  private boolean ended(Prefix prefix) {
    return prefix.token() == constraints.endToken() && !constraints.full(prefix.length());
  }

  /** Goes on with the best open candidates; beams without one are dead, and never win. */
  private void run(List<Candidate> candidates) {
    List<Prefix> next = new ArrayList<>();
    int[] from = new int[beams];
    for (Candidate candidate : candidates) {
      if (next.size() < beams && !complete(candidate.prefix())) {
        from[next.size()] = candidate.parent();
        next.add(candidate.prefix());
      }
    }
    Prefix model = next.get(0);
    while (next.size() < beams) {
      from[next.size()] = from[0];
      next.add(model.dead());
    }
    running = next;
    parents = from;
  }

  /** Whether the best running beam could still beat the worst finished one. */
  private boolean improvementPossible() {
    int length =
        stopping == EarlyStopping.NEVER && constraints.settings().lengthPenalty() > 0
            ? constraints.settings().maxLength() - 1
            : running.get(0).length() - 1;
    float best = running.get(0).score() / penalty(length);
    return best > finished.get(finished.size() - 1).score();
  }

  private float penalty(int length) {
    return (float) Math.pow(length, constraints.settings().lengthPenalty());
  }

  @Override
  public Prefix best() {
    return finished.get(0).prefix();
  }

  @Override
  public List<Hypothesis> hypotheses() {
    return finished.stream().map(f -> f.prefix().toHypothesis(f.score(), f.ended())).toList();
  }
}
