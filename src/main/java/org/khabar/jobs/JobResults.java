package org.khabar.jobs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.database.PackedText;

/**
 * Results as NDJSON, in the order of the upload. A line has the item's {@code index} (from 0), its
 * {@code line} (from 1), its {@code id} if it has one, and {@code translation}, {@code article} or
 * {@code error}.
 */
public final class JobResults {
  private static final String PAGE =
      """
      SELECT i.idx, i.line_no, i.item_id, i.kind, r.failed, r.body
      FROM job_items i JOIN job_results r ON r.job_id = i.job_id AND r.idx = i.idx
      WHERE i.job_id = ? AND i.idx >= ? AND i.idx < ? AND r.idx >= ? AND r.idx < ? ORDER BY i.idx
      """;

  private final Database database;

  public JobResults(Database database) {
    this.database = database;
  }

  /**
   * The results from an index on, up to the first item that has none yet.
   *
   * @param limit most of them
   * @return a JSON object each, without a line end
   */
  public List<String> page(String job, int offset, int limit) {
    long end = (long) offset + limit;
    List<Line> lines =
        database.transact(
            session -> session.list(PAGE, JobResults::line, job, offset, end, offset, end));
    int whole = 0;
    while (whole < lines.size() && lines.get(whole).index() == offset + whole) {
      whole++;
    }
    return lines.subList(0, whole).stream().map(Line::json).toList();
  }

  private record Line(int index, String json) {}

  private static Line line(ResultSet row) throws SQLException {
    int index = row.getInt("idx");
    String id = row.getString("item_id");
    String body = PackedText.unpack(row.getBytes("body"));
    JobItem.Kind kind = JobItem.Kind.valueOf(row.getString("kind"));
    String json =
        row.getBoolean("failed")
            ? failure(index, row.getLong("line_no"), id, body)
            : success(index, row.getLong("line_no"), id, kind, body);
    return new Line(index, json);
  }

  /** The line of an item that is in English. */
  public static String success(
      int index, long line, @Nullable String id, JobItem.Kind kind, String json) {
    return start(index, line, id) + ",\"" + kind.field() + "\":" + json + "}";
  }

  /** The line of an item that could not be translated. */
  public static String failure(int index, long line, @Nullable String id, String reason) {
    return start(index, line, id) + ",\"error\":{\"detail\":" + quoted(reason) + "}}";
  }

  private static String start(int index, long line, @Nullable String id) {
    return "{\"index\":"
        + index
        + ",\"line\":"
        + line
        + (id == null ? "" : ",\"id\":" + quoted(id));
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
