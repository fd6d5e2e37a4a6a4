package org.khabar.api;

import io.micronaut.http.MediaType;
import org.khabar.desk.store.FiledArticle;

/** All that is known of an article, as JSON. */
final class JsonForm implements ArticleForm {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public MediaType type() {
    return MediaType.APPLICATION_JSON_TYPE;
  }

  @Override
  public Object body(FiledArticle article) {
    return ArticleView.of(article);
  }
}
