package org.khabar.jobs;

import java.time.Instant;
import org.khabar.database.Database;
import org.khabar.database.Session;

/** Ends jobs whose windows are all done, each once, and orders the webhooks that tell of it. */
final class JobCompletion {
  private static final String COMPLETE =
      """
      UPDATE jobs SET state = 'COMPLETED', finished_at = ?, started_at = COALESCE(started_at, ?)
      WHERE id = ? AND state IN ('QUEUED', 'RUNNING', 'PAUSED') AND NOT EXISTS (
        SELECT 1 FROM job_windows w WHERE w.job_id = jobs.id AND w.finished_at IS NULL)
      """;

  private final Database database;

  JobCompletion(Database database) {
    this.database = database;
  }

  /**
   * Ends a job if all is done. In a transaction of its own: of two windows that end at a time, each
   * sees the other as unfinished until it has committed.
   */
  void completeIfDone(String job, Instant now) {
    database.transact(session -> complete(session, job, now));
  }

  private static boolean complete(Session session, String job, Instant now) {
    if (session.update(COMPLETE, now, now, job) == 0) {
      return false;
    }
    WebhookStore.order(session, job, now);
    return true;
  }

  /** Ends every job that is done and does not know it, as after a crash between two commits. */
  void completeAll(Instant now) {
    database
        .transact(
            session ->
                session.list(
                    """
                    SELECT id FROM jobs j
                    WHERE state IN ('QUEUED', 'RUNNING', 'PAUSED') AND NOT EXISTS (
                      SELECT 1 FROM job_windows w
                      WHERE w.job_id = j.id AND w.finished_at IS NULL)
                    """,
                    row -> row.getString(1)))
        .forEach(job -> completeIfDone(job, now));
  }
}
