package org.khabar.jobs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khabar.database.Database;
import org.khabar.database.Session;

/** What can be done to a job under way. Windows that have begun are finished all the same. */
public final class JobControl {
  private final Database database;
  private final JobStore jobs;
  private final WindowQueue queue = new WindowQueue();
  private final Clock clock;
  private final Runnable wake;

  /**
   * @param wake tells this node's workers that there is work
   */
  public JobControl(Database database, JobStore jobs, Clock clock, Runnable wake) {
    this.database = database;
    this.jobs = jobs;
    this.clock = clock;
    this.wake = wake;
  }

  /** What came of asking. */
  public sealed interface Answer {
    /** It is so; asking again changes nothing. */
    record Agreed(Job job) implements Answer {}

    /** The job's state does not allow it. */
    record Refused(Job job) implements Answer {}
  }

  /** Lets no further window begin; empty if there is no such job. */
  public Optional<Answer> pause(String id) {
    return change(id, JobState.PAUSED, List.of(JobState.QUEUED, JobState.RUNNING));
  }

  /** Lets the windows that are left begin; empty if there is no such job. */
  public Optional<Answer> resume(String id) {
    Optional<Answer> answer =
        database.transact(
            session -> {
              int changed =
                  session.update(
                      "UPDATE jobs SET state = 'RUNNING',"
                          + " started_at = COALESCE(started_at, ?) WHERE id = ? AND state = ?",
                      clock.instant(),
                      id,
                      JobState.PAUSED.name());
              queue.enqueue(session, id, clock.instant());
              return jobs.find(session, id)
                  .map(job -> changed > 0 || job.state().isActive() ? agreed(job) : refused(job));
            });
    wake.run();
    return answer;
  }

  /** Lets no further window begin, for good; empty if there is no such job. */
  public Optional<Answer> cancel(String id) {
    return change(
        id, JobState.CANCELLED, List.of(JobState.QUEUED, JobState.RUNNING, JobState.PAUSED));
  }

  /**
   * Puts a job before or behind others; empty if there is no such job.
   *
   * @throws UploadException if the priority is out of range
   */
  public Optional<Answer> prioritise(String id, int priority) {
    JobOptions.checkPriority(priority);
    return database.transact(
        session -> {
          int changed =
              session.update(
                  "UPDATE jobs SET priority = ? WHERE id = ? AND finished_at IS NULL",
                  priority,
                  id);
          queue.prioritise(session, id, priority);
          return jobs.find(session, id).map(job -> changed > 0 ? agreed(job) : refused(job));
        });
  }

  private Optional<Answer> change(String id, JobState to, List<JobState> from) {
    return database.transact(
        session -> {
          move(session, id, to, from);
          return jobs.find(session, id)
              .map(
                  job -> {
                    if (job.state() != to) {
                      return refused(job);
                    }
                    queue.withdraw(session, id);
                    return agreed(job);
                  });
        });
  }

  private void move(Session session, String id, JobState to, List<JobState> from) {
    String states = from.stream().map(s -> "'" + s + "'").collect(Collectors.joining(", "));
    session.update(
        "UPDATE jobs SET state = ?, finished_at = ? WHERE id = ? AND state IN (" + states + ")",
        to.name(),
        to.isFinal() ? clock.instant() : null,
        id);
  }

  private static Answer agreed(Job job) {
    return new Answer.Agreed(job);
  }

  private static Answer refused(Job job) {
    return new Answer.Refused(job);
  }
}
