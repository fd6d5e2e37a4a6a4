package org.khabar.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import org.khabar.desk.EnglishText;
import org.khabar.desk.store.FiledArticle;

/** An article to be read, as plain text. */
@Singleton
@Order(1)
final class TextForm implements ArticleForm {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public MediaType type() {
    return MediaType.of("text/plain;charset=utf-8");
  }

  @Override
  public Object body(FiledArticle article) {
    return EnglishText.of(article.english());
  }
}
