package org.khabar.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.database.PackedText;
import org.khabar.database.Session;

/** An upload on its way into the tables, a portion a transaction. */
final class StoredUpload {
  private static final int PORTION_ITEMS = 1000;
  private static final int PORTION_CHARACTERS = 4_000_000;

  private static final String ADD_ITEM =
      "INSERT INTO job_items (job_id, idx, line_no, item_id, kind, length, input, attempts)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, 0)";

  private static final String DUPLICATES =
      """
      SELECT idx, line_no, first_line FROM (
        SELECT idx, MIN(line_no) OVER (PARTITION BY item_id) AS first_line, line_no, length
        FROM job_items WHERE job_id = ? AND item_id IS NOT NULL) numbered
      WHERE line_no > first_line AND length > 0
      """;

  private static final String ADD_WINDOW =
      "INSERT INTO job_windows (job_id, window_no, starts, succeeded, failed, finished_at)"
          + " VALUES (?, ?, 0, 0, ?, ?)";

  private final Database database;
  private final String job;
  private final int maxItems;
  private final WindowQueue queue = new WindowQueue();
  private final List<@Nullable Object[]> items = new ArrayList<>();
  private final List<@Nullable Object[]> faults = new ArrayList<>();

  /** Items of each window that are errors from the start. */
  private final Map<Integer, Integer> failed = new HashMap<>();

  private int characters;
  private long wanted;
  private int count;

  StoredUpload(Database database, String job, int maxItems) {
    this.database = database;
    this.job = job;
    this.maxItems = maxItems;
  }

  void begin(JobOptions options, Instant now) {
    database.transact(
        session ->
            session.update(
                "INSERT INTO jobs (id, state, priority, created_at, total, webhook, owner)"
                    + " VALUES (?, ?, ?, ?, 0, ?, ?)",
                job,
                JobState.UPLOADING.name(),
                options.priority(),
                now,
                options.webhook() == null ? null : options.webhook().toString(),
                options.owner()));
  }

  void add(ParsedItem item) {
    if (count == maxItems) {
      throw UploadException.of(
          UploadException.Kind.TOO_LARGE, "a job may have %d items".formatted(maxItems));
    }
    int index = count++;
    if (item instanceof ParsedItem.Usable usable) {
      String input = usable.input();
      row(index, item, usable.kind(), input.length(), PackedText.pack(input));
      characters += input.length();
      wanted += input.codePointCount(0, input.length());
    } else if (item instanceof ParsedItem.Unusable unusable) {
      row(index, item, JobItem.Kind.TEXT, 0, PackedText.pack(""));
      faults.add(fault(index, "line %d: %s".formatted(item.line(), unusable.fault())));
    }
    if (items.size() >= PORTION_ITEMS || characters >= PORTION_CHARACTERS) {
      database.transact(this::store);
    }
  }

  private void row(int index, ParsedItem item, JobItem.Kind kind, int length, byte[] input) {
    items.add(
        new @Nullable Object[] {job, index, item.line(), item.id(), kind.name(), length, input});
  }

  private @Nullable Object[] fault(int index, String reason) {
    failed.merge(index / JobSettings.WINDOW, 1, Integer::sum);
    return new @Nullable Object[] {job, index, true, PackedText.pack(reason)};
  }

  private int store(Session session) {
    session.batch(ADD_ITEM, items);
    session.batch(WindowStore.ADD_RESULT, faults);
    int stored = items.size();
    items.clear();
    faults.clear();
    characters = 0;
    return stored;
  }

  /**
   * Makes a job of what is stored.
   *
   * @throws UploadException if that is nothing
   * @throws org.khabar.database.DatabaseException if the key is taken
   */
  void seal(@Nullable String key, String hash, Instant now, UploadCharge charge) {
    if (count == 0) {
      throw UploadException.of(UploadException.Kind.EMPTY, "there is no item in the upload");
    }
    database.transact(
        session -> {
          charge.take(session, wanted);
          store(session);
          refuseDuplicates(session);
          session.batch(ADD_WINDOW, windows(now));
          session.update(
              "UPDATE jobs SET state = ?, total = ?, idempotency_key = ?, content_hash = ?"
                  + " WHERE id = ?",
              JobState.QUEUED.name(),
              count,
              key,
              hash,
              job);
          return queue.enqueue(session, job, now);
        });
    new JobCompletion(database).completeIfDone(job, now);
  }

  private List<@Nullable Object[]> windows(Instant now) {
    List<@Nullable Object[]> windows = new ArrayList<>();
    for (int first = 0; first < count; first += JobSettings.WINDOW) {
      int number = first / JobSettings.WINDOW;
      int bad = failed.getOrDefault(number, 0);
      boolean done = bad == Math.min(JobSettings.WINDOW, count - first);
      windows.add(new @Nullable Object[] {job, number, bad, done ? now : null});
    }
    return windows;
  }

  private void refuseDuplicates(Session session) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    session.each(
        DUPLICATES,
        row -> {
          int index = row.getInt(1);
          String said = SeenIds.fault(row.getLong(3));
          rows.add(fault(index, "line %d: %s".formatted(row.getLong(2), said)));
          if (rows.size() == PORTION_ITEMS) {
            session.batch(WindowStore.ADD_RESULT, rows);
            rows.clear();
          }
        },
        job);
    session.batch(WindowStore.ADD_RESULT, rows);
  }

  /** Removes what is stored; a failure to do so leaves it to the chores. */
  void discard(Exception why) {
    try {
      new JobRemoval(database).remove(job);
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
