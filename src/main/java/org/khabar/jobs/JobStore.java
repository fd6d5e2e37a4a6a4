package org.khabar.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.database.Session;

/** Reads jobs. One whose upload is not complete does not exist here. */
public final class JobStore {
  /** What is done within it says how fast a job is. */
  private static final Duration LATELY = Duration.ofMinutes(2);

  private static final String SELECT =
      """
      SELECT j.*, h.state AS hook_state, h.attempts, h.last_error, h.delivered_at,
        (SELECT SUM(w.succeeded) FROM job_windows w WHERE w.job_id = j.id) AS succeeded,
        (SELECT SUM(w.failed) FROM job_windows w WHERE w.job_id = j.id) AS failed,
        (SELECT SUM(w.succeeded + w.failed) FROM job_windows w
          WHERE w.job_id = j.id AND w.finished_at > ?) AS lately
      FROM jobs j LEFT JOIN job_webhooks h ON h.job_id = j.id
      WHERE j.state <> 'UPLOADING'
      """;

  private static final String PENDING =
      """
      SELECT COUNT(*) AS jobs, SUM(j.total) AS items,
        SUM((SELECT SUM(w.succeeded + w.failed) FROM job_windows w WHERE w.job_id = j.id)) AS done
      FROM jobs j WHERE j.state IN ('QUEUED', 'RUNNING')
      """;

  private final Database database;
  private final Clock clock;

  public JobStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<Job> find(String id) {
    return database.transact(session -> find(session, id));
  }

  Optional<Job> find(Session session, String id) {
    Instant now = clock.instant();
    return session.first(SELECT + " AND j.id = ?", row -> job(row, now), now.minus(LATELY), id);
  }

  /**
   * Jobs, the newest first.
   *
   * @param before those before the job of this id; null to start with the newest
   * @param limit most of them
   * @param owner whose; null for everybody's
   */
  public List<Job> list(@Nullable String before, int limit, @Nullable String owner) {
    Instant now = clock.instant();
    String older =
        before == null
            ? ""
            : " AND (j.created_at, j.id) < (SELECT b.created_at, b.id FROM jobs b WHERE b.id = ?)";
    String owned = owner == null ? "" : " AND j.owner = ?";
    String sql = SELECT + older + owned + " ORDER BY j.created_at DESC, j.id DESC LIMIT " + limit;
    List<Object> parameters = new ArrayList<>(List.of(now.minus(LATELY)));
    for (String parameter : new @Nullable String[] {before, owner}) {
      if (parameter != null) {
        parameters.add(parameter);
      }
    }
    return database.transact(
        session -> session.list(sql, row -> job(row, now), parameters.toArray()));
  }

  /**
   * Jobs that are not done, paused ones aside.
   *
   * @param items those of their items that have no result yet
   */
  public record Pending(long jobs, long items) {}

  /** What is pending on all nodes together. */
  public Pending pending() {
    return database
        .transact(
            session ->
                session.first(
                    PENDING,
                    row ->
                        new Pending(
                            row.getLong("jobs"), row.getLong("items") - row.getLong("done"))))
        .orElse(new Pending(0, 0));
  }

  private static Job job(ResultSet row, Instant now) throws SQLException {
    Instant started = Session.instant(row, "started_at");
    Instant finished = Session.instant(row, "finished_at");
    int succeeded = row.getInt("succeeded");
    int failed = row.getInt("failed");
    Instant created = required(row, "created_at");
    return new Job(
        row.getString("id"),
        JobState.valueOf(row.getString("state")),
        row.getInt("priority"),
        created,
        started,
        finished,
        row.getInt("total"),
        succeeded,
        failed,
        rate(started, finished == null ? now : finished, succeeded + failed, row.getInt("lately")),
        webhook(row),
        row.getString("owner"));
  }

  private static double rate(@Nullable Instant started, Instant end, int done, int lately) {
    if (started == null) {
      return 0;
    }
    double seconds = Math.max(0.001, Duration.between(started, end).toMillis() / 1000.0);
    return lately > 0 && seconds > LATELY.toSeconds()
        ? lately / (double) LATELY.toSeconds()
        : done / seconds;
  }

  private static @Nullable WebhookStatus webhook(ResultSet row) throws SQLException {
    String url = row.getString("webhook");
    if (url == null) {
      return null;
    }
    String state = row.getString("hook_state");
    return new WebhookStatus(
        url,
        state == null ? "waiting" : state,
        row.getInt("attempts"),
        row.getString("last_error"),
        Session.instant(row, "delivered_at"));
  }

  private static Instant required(ResultSet row, String column) throws SQLException {
    Instant time = Session.instant(row, column);
    if (time == null) {
      throw new SQLException(column + " is null");
    }
    return time;
  }
}
