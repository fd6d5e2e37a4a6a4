package org.khabar.desk.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.khabar.database.Session;
import org.khabar.desk.Brief;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;

/** Briefs of stored articles, made once for each revision and for what makes them. */
public final class BriefShelf {
  private final StoreDatabase database;
  private final Desk desk;

  public BriefShelf(StoreDatabase database, Desk desk) {
    this.database = database;
    this.desk = desk;
  }

  /**
   * A brief of an article; waits for it to be written where it is not there yet. Goes on without
   * the database where that cannot be used.
   */
  public Brief of(StoredArticle article, BriefRequest request) {
    return database
        .attempt(() -> find(article.head(), request))
        .flatMap(found -> found)
        .orElseGet(() -> written(article, request));
  }

  /**
   * A brief of an article that need not be read if the brief is there already; empty if the article
   * is gone.
   *
   * @param article reads it
   */
  public Optional<Brief> of(
      ArticleHead head, BriefRequest request, Supplier<Optional<StoredArticle>> article) {
    return database
        .attempt(() -> find(head, request))
        .flatMap(found -> found)
        .or(() -> article.get().map(whole -> of(whole, request)));
  }

  private Brief written(StoredArticle article, BriefRequest request) {
    Brief brief =
        desk.restored(article.source(), article.blocks(), article.stamp())
            .with(request)
            .join()
            .brief();
    database.attempt(
        () -> database.transact(session -> put(session, article.head(), request, brief)));
    return brief;
  }

  private Optional<Brief> find(ArticleHead head, BriefRequest request) {
    return database.transact(
        session ->
            session.first(
                """
                SELECT body FROM article_briefs WHERE article_id = ? AND revision = ?
                  AND made_with = ? AND style = ? AND sentences = ? AND words = ?
                """,
                row -> ArticleBody.brief(row.getBytes("body")),
                key(head, request)));
  }

  private int put(Session session, ArticleHead head, BriefRequest request, Brief brief) {
    Object[] key = key(head, request);
    // not for an article that was removed in the meantime: nothing of it may come back
    boolean there =
        session
            .first(
                "SELECT id FROM articles WHERE id = ? FOR UPDATE",
                row -> row.getString(1),
                head.id())
            .isPresent();
    return there
        ? session.update(
            """
            INSERT INTO article_briefs (article_id, revision, made_with, style, sentences, words, body)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            key[0],
            key[1],
            key[2],
            key[3],
            key[4],
            key[5],
            ArticleBody.packed(brief))
        : 0;
  }

  private Object[] key(ArticleHead head, BriefRequest request) {
    return new Object[] {
      head.id(),
      head.revision(),
      madeWith(),
      request.style().name(),
      request.limits().sentences(),
      request.limits().words()
    };
  }

  /** What briefs are made with now, as a hash: part of every tag of an answer that has one. */
  public String madeWith() {
    return ContentHash.of(desk.translator().stamp().key());
  }
}
