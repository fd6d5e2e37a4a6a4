package org.khabar.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khabar.article.BlockKind;
import org.khabar.database.Session;
import org.khabar.desk.EnglishBlock;
import org.khabar.translate.Segment;

/** Heads of articles out of rows, and the columns that are made from an article's English. */
final class HeadRow {
  private static final int HEADLINE = 500;

  private static final String COLUMNS =
      """
      a.id, a.owner, a.story, a.content, a.external_id, a.version, a.edition, a.state, a.revision,
      a.headline, a.sentences, a.needs_review, a.created_at, a.updated_at, a.approved_at,
      (SELECT p.id FROM articles p WHERE p.story = a.story AND p.version < a.version
        ORDER BY p.version DESC, p.edition DESC LIMIT 1) AS previous_id,
      (SELECT n.id FROM articles n WHERE n.story = a.story AND n.version > a.version
        ORDER BY n.version, n.edition DESC LIMIT 1) AS next_id
      """;

  /** Selects heads; a condition on {@code a} must follow. */
  static final String SELECT = "SELECT " + COLUMNS + " FROM articles a WHERE ";

  /** Selects heads with bodies; a condition on {@code a} must follow. */
  static final String SELECT_WHOLE = "SELECT " + COLUMNS + ", a.body FROM articles a WHERE ";

  private HeadRow() {}

  static ArticleHead head(ResultSet row) throws SQLException {
    return new ArticleHead(
        new ArticleKey(row.getString("story"), row.getString("content"), row.getString("id")),
        row.getString("owner"),
        row.getString("external_id"),
        row.getInt("version"),
        row.getInt("edition"),
        ArticleState.valueOf(row.getString("state")),
        row.getInt("revision"),
        row.getString("headline"),
        row.getInt("sentences"),
        row.getInt("needs_review"),
        required(row, "created_at"),
        required(row, "updated_at"),
        Session.instant(row, "approved_at"),
        row.getString("previous_id"),
        row.getString("next_id"));
  }

  static StoredArticle whole(ResultSet row) throws SQLException {
    ArticleBody body = ArticleBody.unpacked(row.getBytes("body"));
    return new StoredArticle(head(row), body.source(), body.english(), body.stamp());
  }

  static Instant required(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(Session.instant(row, column))
        .orElseThrow(() -> new SQLException(column + " is null"));
  }

  /** The headline as a column may hold it: no control characters, no half surrogate pair. */
  static String headline(List<EnglishBlock> blocks) {
    String text =
        blocks.stream()
            .filter(block -> block.kind() == BlockKind.HEADLINE)
            .map(EnglishBlock::text)
            .findFirst()
            .orElse("");
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(HEADLINE / 2)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  static int sentences(List<EnglishBlock> blocks) {
    return blocks.stream().mapToInt(block -> block.segments().size()).sum();
  }

  static int needsReview(List<EnglishBlock> blocks) {
    return (int)
        blocks.stream()
            .flatMap(block -> block.segments().stream())
            .filter(Segment::needsReview)
            .count();
  }
}
