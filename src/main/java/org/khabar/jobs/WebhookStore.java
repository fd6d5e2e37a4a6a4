package org.khabar.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.database.Session;

/** The webhooks that are to be sent, with what became of them. */
final class WebhookStore {
  /** db-scheduler's task that sends them; its instance is the job. */
  static final String TASK = "job-webhook";

  private static final int MAX_ERROR_CHARACTERS = 1000;

  private final Database database;

  WebhookStore(Database database) {
    this.database = database;
  }

  /** Orders the webhook of a job, if it wants one, in the transaction that ends the job. */
  static void order(Session session, String job, Instant now) {
    int ordered =
        session.update(
            "INSERT INTO job_webhooks (job_id, state, attempts)"
                + " SELECT id, 'pending', 0 FROM jobs WHERE id = ? AND webhook IS NOT NULL",
            job);
    if (ordered > 0) {
      session.update(
          "INSERT INTO job_chores"
              + " (task_name, task_instance, execution_time, picked, version, priority)"
              + " VALUES (?, ?, ?, FALSE, 1, 0)",
          TASK,
          job,
          now);
    }
  }

  /** Records a try, and returns how many there were. */
  int record(String job, String state, @Nullable String error, @Nullable Instant delivered) {
    String said = error == null ? null : error.replace('\0', ' ');
    return database.transact(
        session -> {
          session.update(
              "UPDATE job_webhooks SET state = ?, attempts = attempts + 1, last_error = ?,"
                  + " delivered_at = ? WHERE job_id = ?",
              state,
              said == null || said.length() <= MAX_ERROR_CHARACTERS
                  ? said
                  : said.substring(0, MAX_ERROR_CHARACTERS),
              delivered,
              job);
          return (int) session.number("SELECT attempts FROM job_webhooks WHERE job_id = ?", job);
        });
  }
}
