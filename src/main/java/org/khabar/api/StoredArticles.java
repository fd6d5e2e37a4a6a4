package org.khabar.api;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.khabar.desk.Brief;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.store.ArticleHead;
import org.khabar.desk.store.ArticleRefusal;
import org.khabar.desk.store.ArticleStore;
import org.khabar.desk.store.BriefShelf;
import org.khabar.desk.store.FiledArticle;
import org.khabar.desk.store.StoredArticle;
import org.khabar.desk.store.Storing;

/** The stored articles of whoever asks: those of others do not exist here. */
@Singleton
final class StoredArticles {
  private final ArticleStore store;
  private final BriefShelf briefs;
  private final boolean enabled;

  StoredArticles(ArticleStore store, BriefShelf briefs, ArticleProperties properties) {
    this.store = store;
    this.briefs = briefs;
    this.enabled = properties.enabled();
  }

  /**
   * The store.
   *
   * @throws ArticleRefusal if this service has none
   */
  ArticleStore store() {
    if (!enabled) {
      throw new ArticleRefusal(
          ArticleRefusal.Kind.UNKNOWN,
          "this service stores no articles (khabar.articles.enabled)",
          null);
    }
    return store;
  }

  ArticleHead head(HttpRequest<?> http, String id) {
    return store().head(Owner.of(http), id).orElseThrow(StoredArticles::unknown);
  }

  StoredArticle article(HttpRequest<?> http, String id) {
    return store().find(Owner.of(http), id).orElseThrow(StoredArticles::unknown);
  }

  /** A stored article as it is answered. */
  FiledArticle filed(StoredArticle article, BriefRequest request) {
    return new FiledArticle(
        article.with(briefs.of(article, request)), Storing.AGAIN, article.head(), null);
  }

  Brief brief(ArticleHead head, BriefRequest request) {
    return briefs
        .of(head, request, () -> store().find(head.owner(), head.id()))
        .orElseThrow(StoredArticles::unknown);
  }

  /** What an answer with a brief depends on beside the article. */
  String tagParts(BriefRequest request) {
    return request + briefs.madeWith();
  }

  static ArticleRefusal unknown() {
    return new ArticleRefusal(ArticleRefusal.Kind.UNKNOWN, "there is no article of this id", "id");
  }
}
