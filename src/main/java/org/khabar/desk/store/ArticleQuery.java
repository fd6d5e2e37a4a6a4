package org.khabar.desk.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stored articles are wanted, the newest first.
 *
 * @param externalId those of a story; null for all
 * @param state those in a state; null for all
 * @param since those that were stored at that moment or later; null for all
 * @param latest only the newest of each story, among those in the state
 * @param after those that come after a place; null to begin with the newest
 * @param limit most of them
 */
public record ArticleQuery(
    @Nullable String externalId,
    @Nullable ArticleState state,
    @Nullable Instant since,
    boolean latest,
    @Nullable Cursor after,
    int limit) {

  /** Conditions with their parameters. */
  record Where(String sql, List<Object> parameters) {}

  Where where(String owner) {
    StringBuilder sql = new StringBuilder("a.owner = ?");
    List<Object> parameters = new ArrayList<>(List.of(owner));
    if (externalId != null) {
      sql.append(" AND a.external_id = ?");
      parameters.add(externalId);
    }
    if (state != null) {
      sql.append(" AND a.state = ?");
      parameters.add(state.name());
    }
    if (since != null) {
      sql.append(" AND a.created_at >= ?");
      parameters.add(since);
    }
    if (latest) {
      sql.append(
          " AND NOT EXISTS (SELECT 1 FROM articles n WHERE n.story = a.story"
              + " AND (n.version, n.edition) > (a.version, a.edition)");
      if (state != null) {
        sql.append(" AND n.state = ?");
        parameters.add(state.name());
      }
      sql.append(")");
    }
    if (after != null) {
      sql.append(" AND (a.created_at, a.id) < (?, ?)");
      parameters.add(after.time());
      parameters.add(after.id());
    }
    return new Where(sql.toString(), parameters);
  }
}
