package org.khabar.desk.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.khabar.article.Block;
import org.khabar.database.PackedText;
import org.khabar.database.Session;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishBlock;
import org.khabar.translate.Segment;
import org.khabar.translate.SegmentOrigin;

/**
 * What persons do to stored articles: they correct sentences, approve, reopen. Each is one
 * transaction that holds the article's row, so that none is lost.
 */
public final class ArticleEditor {
  private final StoreDatabase database;
  private final Desk desk;
  private final MemoryStore memory;
  private final Clock clock;

  public ArticleEditor(StoreDatabase database, Desk desk, MemoryStore memory, Clock clock) {
    this.database = database;
    this.desk = desk;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Corrects a sentence of a draft; the memory learns it.
   *
   * @param number number of the sentence in the article, from 0
   * @param revision the revision that is to be corrected; empty for whichever there is
   * @throws ArticleRefusal if there is no such article or sentence, if it is approved, or if it has
   *     another revision
   */
  public StoredArticle correct(
      String owner, String id, int number, String text, OptionalInt revision) {
    return database.transact(
        session -> {
          StoredArticle article = held(session, owner, id, revision);
          Place place = Place.of(article, number);
          if (article.head().state() == ArticleState.APPROVED) {
            throw new ArticleRefusal(
                ArticleRefusal.Kind.STATE,
                "the article is approved: reopen it to correct it",
                "state");
          }
          Segment before = place.english(article).segments().get(place.segment());
          if (before.origin() == SegmentOrigin.EDITED && before.text().equals(text)) {
            return article;
          }
          return corrected(session, article, place, before, text);
        });
  }

  private StoredArticle corrected(
      Session session, StoredArticle article, Place place, Segment before, String text) {
    Block source = article.source().blocks().get(place.block());
    List<EnglishBlock> blocks = new ArrayList<>(article.blocks());
    blocks.set(
        place.block(), desk.corrected(source, blocks.get(place.block()), place.segment(), text));
    ArticleHead head = article.head();
    Instant now = now();
    session.update(
        """
        UPDATE articles SET body = ?, revision = ?, updated_at = ?, headline = ?, needs_review = ?
        WHERE id = ?
        """,
        ArticleBody.of(article.source(), blocks, article.stamp()).packed(),
        head.revision() + 1,
        now,
        HeadRow.headline(blocks),
        HeadRow.needsReview(blocks),
        head.id());
    session.update("DELETE FROM article_briefs WHERE article_id = ?", head.id());
    session.update(
        """
        INSERT INTO article_edits (article_id, revision, segment, edited_at, before, after)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        head.id(),
        head.revision() + 1,
        place.number(),
        now,
        PackedText.pack(before.text()),
        PackedText.pack(text));
    memory.put(session, head.owner(), Desk.sentence(source, before), text, head.id(), now);
    return ArticleStore.find(session, head.owner(), head.id(), "").orElseThrow();
  }

  /**
   * Moves an article on or back; nothing happens if it is there already.
   *
   * @param revision the revision that is meant; empty for whichever there is
   * @throws ArticleRefusal if there is no such article, or if it has another revision
   */
  public StoredArticle move(String owner, String id, ArticleState state, OptionalInt revision) {
    return database.transact(
        session -> {
          StoredArticle article = held(session, owner, id, revision);
          if (article.head().state() == state) {
            return article;
          }
          int now = article.head().revision();
          session.update(
              """
              UPDATE articles SET state = ?, revision = ?, updated_at = ?, approved_at = ?
              WHERE id = ?
              """,
              state.name(),
              now + 1,
              now(),
              state == ArticleState.APPROVED ? now() : null,
              id);
          session.update(
              "UPDATE article_briefs SET revision = ? WHERE article_id = ? AND revision = ?",
              now + 1,
              id,
              now);
          return ArticleStore.find(session, owner, id, "").orElseThrow();
        });
  }

  /** The corrections of an article, the first one first. */
  public List<ArticleEdit> edits(String owner, String id) {
    return database.transact(
        session ->
            session.list(
                """
                SELECT e.* FROM article_edits e JOIN articles a ON a.id = e.article_id
                WHERE a.owner = ? AND a.id = ? ORDER BY e.revision
                """,
                row ->
                    new ArticleEdit(
                        row.getInt("revision"),
                        row.getInt("segment"),
                        HeadRow.required(row, "edited_at"),
                        PackedText.unpack(row.getBytes("before")),
                        PackedText.unpack(row.getBytes("after"))),
                owner,
                id));
  }

  private static StoredArticle held(
      Session session, String owner, String id, OptionalInt revision) {
    StoredArticle article =
        ArticleStore.find(session, owner, id, " FOR UPDATE").orElseThrow(ArticleRefusal::unknown);
    int now = article.head().revision();
    if (revision.isPresent() && revision.getAsInt() != now) {
      throw new ArticleRefusal(
          ArticleRefusal.Kind.CHANGED,
          "the article was changed since: it has revision %d, not %d"
              .formatted(now, revision.getAsInt()),
          "If-Match");
    }
    return article;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
