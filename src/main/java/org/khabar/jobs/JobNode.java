package org.khabar.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.khabar.database.Database;

/**
 * A process that works on jobs. Any number of them share a PostgreSQL; on a database in files there
 * is one. A node that dies stops saying that it lives, and others take its windows over.
 */
public final class JobNode implements AutoCloseable {
  private static final int MISSED_HEARTBEATS = 6;
  private static final int CHORE_THREADS = 2;
  private static final Duration SWEEP = Duration.ofSeconds(10);
  private static final Duration REMOVAL = Duration.ofMinutes(10);
  private static final Duration LONGEST_UPLOAD = Duration.ofHours(24);
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final JobSettings settings;
  private final Database database;
  private final Clock clock;
  private final Scheduler windows;
  private final Scheduler chores;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param translator what translates items
   */
  public JobNode(Database database, ItemTranslator translator, JobSettings settings, Clock clock) {
    this(database, translator, settings, clock, WindowWatch.NONE);
  }

  /**
   * @param translator what translates items
   * @param watch told of the windows that are worked on
   */
  public JobNode(
      Database database,
      ItemTranslator translator,
      JobSettings settings,
      Clock clock,
      WindowWatch watch) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
    SchedulerName name = new SchedulerName.Fixed(UUID.randomUUID().toString());
    WindowStore store = new WindowStore(database, clock);
    WindowWorker worker = new WindowWorker(store, translator, settings, clock, watch);
    this.windows =
        usual(Scheduler.create(database.source(), List.of(windowTask(worker))), name)
            .tableName(WindowQueue.TABLE)
            .threads(settings.windows())
            .enablePriority()
            .build();
    JobStore jobs = new JobStore(database, clock);
    WebhookSender sender = new WebhookSender(jobs, new WebhookStore(database), settings, clock);
    this.chores =
        usual(Scheduler.create(database.source(), List.of(webhookTask(sender))), name)
            .tableName("job_chores")
            .threads(CHORE_THREADS)
            .startTasks(List.of(sweep(), removal()))
            .build();
  }

  /** Begins to work. */
  public void start() {
    chores.start();
    windows.start();
  }

  /** Looks for work now, rather than with the next poll. */
  public void wake() {
    windows.triggerCheckForDueExecutions();
  }

  /** Ends what is under way where it can be resumed, and stops. Once is enough. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      windows.stop();
      chores.stop();
    }
  }

  private SchedulerBuilder usual(SchedulerBuilder builder, SchedulerName name) {
    // a shared queue is claimed as threads come free, so that no node sits on what another could do
    SchedulerBuilder polled =
        database.isShared() ? builder.pollUsingLockAndFetch(0.5, 1.0) : builder;
    return polled
        .schedulerName(name)
        .pollingInterval(settings.polling())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(DRAIN)
        .failureLogging(LogLevel.WARN, false);
  }

  private Task<Void> windowTask(WindowWorker worker) {
    return Tasks.custom(WindowQueue.TASK, Void.class)
        .onFailure(
            (complete, operations) -> operations.reschedule(complete, afterFailure(complete)))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) ->
                then(
                    worker.work(
                        WindowId.parse(instance.getId()),
                        () -> context.getSchedulerState().isShuttingDown())));
  }

  private Task<Void> webhookTask(WebhookSender sender) {
    return Tasks.custom(WebhookStore.TASK, Void.class)
        .onFailure(
            (complete, operations) -> operations.reschedule(complete, afterFailure(complete)))
        .onDeadExecutionRevive()
        .execute((instance, context) -> then(sender.send(instance.getId())));
  }

  private CompletionHandler<Void> then(Optional<Duration> wait) {
    return (complete, operations) -> {
      if (wait.isPresent()) {
        operations.reschedule(complete, clock.instant().plus(wait.get()));
      } else {
        operations.remove();
      }
    };
  }

  /** The database failed, not an item: that is worth a try soon. */
  private java.time.Instant afterFailure(ExecutionComplete complete) {
    int failures = complete.getExecution().consecutiveFailures + 1;
    return clock.instant().plus(Duration.ofSeconds(Math.min(60, 1L << Math.min(6, failures))));
  }

  private RecurringTask<Void> sweep() {
    return Tasks.recurring("job-sweep", FixedDelay.of(SWEEP))
        .execute(
            (instance, context) -> {
              database.transact(session -> new WindowQueue().enqueueLost(session, clock.instant()));
              new JobCompletion(database).completeAll(clock.instant());
            });
  }

  private RecurringTask<Void> removal() {
    return Tasks.recurring("job-removal", FixedDelay.of(REMOVAL))
        .execute(
            (instance, context) ->
                new JobRemoval(database)
                    .removeOld(
                        clock.instant().minus(settings.retention()),
                        clock.instant().minus(LONGEST_UPLOAD)));
  }
}
