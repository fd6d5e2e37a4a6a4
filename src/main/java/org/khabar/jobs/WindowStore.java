package org.khabar.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.database.PackedText;
import org.khabar.database.Session;

/**
 * Windows as the tables hold them. A window may be worked on twice; its results are stored once.
 */
final class WindowStore {
  static final String ADD_RESULT =
      "INSERT INTO job_results (job_id, idx, failed, body) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  /** Both tables are bounded: without statistics of a new job, no plan may read all of it. */
  private static final String PENDING =
      """
      SELECT i.* FROM job_items i
      WHERE i.job_id = ? AND i.idx >= ? AND i.idx < ? AND NOT EXISTS (
        SELECT 1 FROM job_results r
        WHERE r.job_id = i.job_id AND r.idx = i.idx AND r.idx >= ? AND r.idx < ?)
      ORDER BY i.length, i.idx
      """;

  private static final String COUNT =
      """
      UPDATE job_windows SET
        succeeded = (SELECT COUNT(*) FROM job_results r
          WHERE r.job_id = ? AND r.idx >= ? AND r.idx < ? AND NOT r.failed),
        failed = (SELECT COUNT(*) FROM job_results r
          WHERE r.job_id = ? AND r.idx >= ? AND r.idx < ? AND r.failed)
      WHERE job_id = ? AND window_no = ?
      """;

  private final Database database;
  private final Clock clock;

  WindowStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What is left of a window that is about to be worked on.
   *
   * @param starts how often it was begun, this time included
   * @param items its items without a result, by length
   */
  record Begun(int starts, List<JobItem> items) {}

  /** A result that is to be stored. */
  record Result(int index, boolean failed, String body) {}

  /** Begins a window; empty if its job is not active. */
  Optional<Begun> begin(WindowId window) {
    return database.transact(
        session -> {
          String state =
              session
                  .first(
                      "SELECT state FROM jobs WHERE id = ?", row -> row.getString(1), window.job())
                  .orElse(JobState.CANCELLED.name());
          if (!JobState.valueOf(state).isActive()) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          session.update(
              "UPDATE jobs SET state = 'RUNNING', started_at = ? WHERE id = ? AND state = 'QUEUED'",
              now,
              window.job());
          session.update(
              "UPDATE job_windows SET starts = starts + 1 WHERE job_id = ? AND window_no = ?",
              window.job(),
              window.number());
          int starts =
              (int)
                  session.number(
                      "SELECT starts FROM job_windows WHERE job_id = ? AND window_no = ?",
                      window.job(),
                      window.number());
          return Optional.of(new Begun(starts, pending(session, window)));
        });
  }

  /** Whether a window's job was cancelled or is gone. */
  boolean isCancelled(WindowId window) {
    return database.transact(
            session ->
                session.number(
                    "SELECT COUNT(*) FROM jobs WHERE id = ? AND state <> 'CANCELLED'",
                    window.job()))
        == 0;
  }

  private static List<JobItem> pending(Session session, WindowId window) {
    return session.list(
        PENDING,
        row ->
            new JobItem(
                row.getInt("idx"),
                row.getLong("line_no"),
                row.getString("item_id"),
                JobItem.Kind.valueOf(row.getString("kind")),
                PackedText.unpack(row.getBytes("input")),
                row.getInt("attempts")),
        window.job(),
        window.first(),
        window.end(),
        window.first(),
        window.end());
  }

  /** Stores results, and ends the window if none is missing. */
  void store(WindowId window, List<Result> results) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Result result : results) {
      rows.add(
          new @Nullable Object[] {
            window.job(), result.index(), result.failed(), PackedText.pack(result.body())
          });
    }
    boolean done =
        database.transact(
            session -> {
              session.batch(ADD_RESULT, rows);
              String job = window.job();
              int first = window.first();
              int end = window.end();
              session.update(COUNT, job, first, end, job, first, end, job, window.number());
              return session.update(
                      """
                      UPDATE job_windows SET finished_at = ?
                      WHERE job_id = ? AND window_no = ? AND finished_at IS NULL
                        AND succeeded + failed = (
                        SELECT COUNT(*) FROM job_items
                        WHERE job_id = ? AND idx >= ? AND idx < ?)
                      """,
                      clock.instant(),
                      job,
                      window.number(),
                      job,
                      first,
                      end)
                  > 0;
            });
    if (done) {
      new JobCompletion(database).completeIfDone(window.job(), clock.instant());
    }
  }

  /** Counts a try of items, before or after it. */
  void countAttempt(WindowId window, List<Integer> indexes) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int index : indexes) {
      rows.add(new @Nullable Object[] {window.job(), index});
    }
    database.transact(
        session -> {
          session.batch(
              "UPDATE job_items SET attempts = attempts + 1 WHERE job_id = ? AND idx = ?", rows);
          return rows.size();
        });
  }
}
