package org.khabar.jobs;

import java.time.Instant;
import java.util.List;
import org.khabar.database.Database;

/** Removes jobs with all that belongs to them, in portions that hold no one up. */
final class JobRemoval {
  private static final int PORTION = 10_000;

  private final Database database;

  JobRemoval(Database database) {
    this.database = database;
  }

  /** Removes a job; if it is cut short, the job is still there to be removed. */
  void remove(String job) {
    long last =
        database.transact(
            session ->
                session.number(
                    "SELECT COALESCE(MAX(idx), -1) FROM job_items WHERE job_id = ?", job));
    for (long from = 0; from <= last; from += PORTION) {
      long start = from;
      for (String table : List.of("job_results", "job_items")) {
        database.transact(
            session ->
                session.update(
                    "DELETE FROM " + table + " WHERE job_id = ? AND idx >= ? AND idx < ?",
                    job,
                    start,
                    start + PORTION));
      }
    }
    database.transact(
        session -> {
          new WindowQueue().withdraw(session, job);
          session.update("DELETE FROM job_windows WHERE job_id = ?", job);
          session.update("DELETE FROM job_webhooks WHERE job_id = ?", job);
          return session.update("DELETE FROM jobs WHERE id = ?", job);
        });
  }

  /** Removes the jobs that ended before a moment, and uploads that broke off before another. */
  void removeOld(Instant endedBefore, Instant begunBefore) {
    List<String> old =
        database.transact(
            session ->
                session.list(
                    "SELECT id FROM jobs WHERE finished_at < ?"
                        + " OR (state = 'UPLOADING' AND created_at < ?)",
                    row -> row.getString(1),
                    endedBefore,
                    begunBefore));
    old.forEach(this::remove);
  }
}
