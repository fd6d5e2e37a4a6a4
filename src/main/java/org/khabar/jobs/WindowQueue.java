package org.khabar.jobs;

import java.time.Instant;
import org.khabar.database.Session;

/**
 * The windows that are to be worked on, in the table that db-scheduler claims from. Windows get in
 * and out here within the caller's transaction, so that a job and its windows cannot part; claims,
 * heartbeats and the taking over from dead nodes are db-scheduler's.
 */
final class WindowQueue {
  static final String TABLE = "job_queue";
  static final String TASK = "job-window";

  /**
   * Windows of active jobs that are not done and not queued. A microsecond between windows keeps
   * them in the order of the job.
   */
  private static final String ENQUEUE =
      """
      INSERT INTO job_queue
        (task_name, task_instance, execution_time, picked, version, priority)
      SELECT '%s', w.job_id || '/' || w.window_no,
        CAST(? AS TIMESTAMP WITH TIME ZONE) + w.window_no * INTERVAL '0.000001' SECOND,
        FALSE, 1, j.priority
      FROM job_windows w JOIN jobs j ON j.id = w.job_id
      WHERE j.state IN ('QUEUED', 'RUNNING') AND w.finished_at IS NULL AND %s
        AND NOT EXISTS (
          SELECT 1 FROM job_queue q
          WHERE q.task_name = '%s' AND q.task_instance = w.job_id || '/' || w.window_no)
      """;

  private static final String ENQUEUE_JOB = ENQUEUE.formatted(TASK, "w.job_id = ?", TASK);
  private static final String ENQUEUE_ALL = ENQUEUE.formatted(TASK, "TRUE", TASK);

  /** A range of keys, not a pattern: the key's index serves it. */
  private static final String OF_JOB =
      " WHERE task_name = '%s' AND task_instance >= ? AND task_instance < ?".formatted(TASK);

  /** Queues what is left of a job, and returns how many windows that was. */
  int enqueue(Session session, String job, Instant now) {
    return session.update(ENQUEUE_JOB, now, job);
  }

  /** Queues what should be in the queue of all active jobs and is not. */
  int enqueueLost(Session session, Instant now) {
    return session.update(ENQUEUE_ALL, now);
  }

  /** Takes out the windows of a job that nobody works on. */
  void withdraw(Session session, String job) {
    session.update("DELETE FROM job_queue" + OF_JOB + " AND NOT picked", job + "/", job + "0");
  }

  void prioritise(Session session, String job, int priority) {
    session.update("UPDATE job_queue SET priority = ?" + OF_JOB, priority, job + "/", job + "0");
  }
}
