package org.khabar.desk.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.database.DatabaseException;
import org.khabar.database.Session;

/**
 * Stored articles. Whatever is asked for with an owner is answered as if there were no rows of
 * others. All of it fails with a {@link DatabaseException} if the database cannot be used.
 */
public final class ArticleStore {
  /** Every one that fails has seen another succeed. */
  private static final int TRIES = 100;

  private static final int PORTION = 500;

  private final StoreDatabase database;
  private final Clock clock;

  public ArticleStore(StoreDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An article with all that it holds. */
  public Optional<StoredArticle> find(String owner, String id) {
    return database.transact(session -> find(session, owner, id, ""));
  }

  /** What is known of an article without reading it. */
  public Optional<ArticleHead> head(String owner, String id) {
    return database.transact(
        session ->
            session.first(HeadRow.SELECT + "a.owner = ? AND a.id = ?", HeadRow::head, owner, id));
  }

  static Optional<StoredArticle> find(Session session, String owner, String id, String lock) {
    return session.first(
        HeadRow.SELECT_WHOLE + "a.owner = ? AND a.id = ?" + lock, HeadRow::whole, owner, id);
  }

  /** Articles, the newest first. */
  public List<ArticleHead> list(String owner, ArticleQuery query) {
    ArticleQuery.Where where = query.where(owner);
    return database.transact(
        session ->
            session.list(
                HeadRow.SELECT
                    + where.sql()
                    + " ORDER BY a.created_at DESC, a.id DESC LIMIT "
                    + query.limit(),
                HeadRow::head,
                where.parameters().toArray()));
  }

  /** An article that was to be saved, as it is stored. */
  record Saved(StoredArticle article, boolean isNew) {}

  /**
   * Stores an article, unless it is stored already: then that one is what counts, with its
   * corrections.
   */
  Saved save(String owner, @Nullable String externalId, ArticleKey key, ArticleBody body) {
    for (int i = 1; ; i++) {
      try {
        return database.transact(session -> save(session, owner, externalId, key, body));
      } catch (DatabaseException e) {
        if (!e.isDuplicate() || i == TRIES) {
          throw e; // else another got in between: with the same article, or the same version
        }
      }
    }
  }

  private Saved save(
      Session session,
      String owner,
      @Nullable String externalId,
      ArticleKey key,
      ArticleBody body) {
    Optional<StoredArticle> there = find(session, owner, key.id(), "");
    if (there.isPresent()) {
      return new Saved(there.get(), false);
    }
    long version =
        session.number(
            "SELECT MAX(version) FROM articles WHERE story = ? AND content = ?",
            key.story(),
            key.content());
    long edition = 1;
    if (version == 0) {
      version =
          1 + session.number("SELECT MAX(version) FROM articles WHERE story = ?", key.story());
    } else { // only then: another's new version may have come in meanwhile, and is no edition of
      // this
      edition =
          1
              + session.number(
                  "SELECT MAX(edition) FROM articles WHERE story = ? AND version = ?",
                  key.story(),
                  version);
    }
    Instant now = now();
    session.update(
        """
        INSERT INTO articles (id, owner, story, content, external_id, version, edition, state,
          revision, headline, sentences, needs_review, created_at, updated_at, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'DRAFT', 1, ?, ?, ?, ?, ?, ?)
        """,
        key.id(),
        owner,
        key.story(),
        key.content(),
        externalId,
        version,
        edition,
        HeadRow.headline(body.english()),
        HeadRow.sentences(body.english()),
        HeadRow.needsReview(body.english()),
        now,
        now,
        body.packed());
    return new Saved(find(session, owner, key.id(), "").orElseThrow(), true);
  }

  /**
   * Removes an article, its corrections, and what the memory has learned from it.
   *
   * @return whether there was one
   */
  public boolean delete(String owner, String id) {
    return database.transact(
        session -> {
          int gone = session.update("DELETE FROM articles WHERE owner = ? AND id = ?", owner, id);
          if (gone > 0) {
            removeParts(session, id);
            session.update(
                "DELETE FROM translation_memory WHERE owner = ? AND article_id = ?", owner, id);
          }
          return gone > 0;
        });
  }

  private static void removeParts(Session session, String id) {
    session.update("DELETE FROM article_edits WHERE article_id = ?", id);
    session.update("DELETE FROM article_briefs WHERE article_id = ?", id);
  }

  /**
   * Removes the articles that were last changed before a moment. What the memory has learned from
   * them stays.
   *
   * @return how many there were
   */
  public int removeOld(Instant changedBefore) {
    int removed = 0;
    int portion;
    do {
      portion =
          database.transact(
              session -> {
                List<String> old =
                    session.list(
                        "SELECT id FROM articles WHERE updated_at < ? LIMIT " + PORTION,
                        row -> row.getString(1),
                        changedBefore);
                int gone = 0;
                for (String id : old) {
                  // not if it was changed in the meantime
                  if (session.update(
                          "DELETE FROM articles WHERE id = ? AND updated_at < ?", id, changedBefore)
                      > 0) {
                    removeParts(session, id);
                    gone++;
                  }
                }
                return gone;
              });
      removed += portion;
    } while (portion == PORTION);
    return removed;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
