package org.khabar.jobs;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.khabar.database.Database;

/** Times claims as nodes make them, on a queue that nobody works on. */
public final class QueueProbe {
  private static final double MILLIS = 1e6;

  private final Database database;
  private final Clock clock;

  public QueueProbe(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * How long claims took.
   *
   * @param medianMillis half were as fast as this
   * @param highMillis 95 of 100 were as fast as this
   */
  public record Times(double medianMillis, double highMillis) {}

  /** Claims so many windows, one by one, and gives them back. */
  public Times claim(int count) {
    JdbcTaskRepository repository = repository();
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      if (database.isShared()) {
        repository.lockAndGetDue(clock.instant(), 1);
      } else {
        repository.getDue(clock.instant(), 1).forEach(due -> repository.pick(due, clock.instant()));
      }
      times[i] = (System.nanoTime() - start) / MILLIS;
    }
    database.transact(
        session ->
            session.update(
                "UPDATE job_queue SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL"
                    + " WHERE picked_by = 'probe'"));
    Arrays.sort(times);
    return new Times(times[count / 2], times[(int) Math.min(count - 1L, Math.round(count * 0.95))]);
  }

  private JdbcTaskRepository repository() {
    var task = Tasks.custom(WindowQueue.TASK, Void.class).execute((instance, context) -> null);
    TaskResolver resolver =
        new TaskResolver(SchedulerListeners.NOOP, clock::instant, List.of(task));
    return new JdbcTaskRepository(
        database.source(),
        true,
        new AutodetectJdbcCustomization(database.source()),
        WindowQueue.TABLE,
        resolver,
        new SchedulerName.Fixed("probe"),
        true,
        clock::instant);
  }
}
