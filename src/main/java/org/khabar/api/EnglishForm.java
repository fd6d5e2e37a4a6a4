package org.khabar.api;

import io.micronaut.http.MediaType;
import java.util.Locale;
import org.khabar.desk.EnglishFormat;
import org.khabar.desk.store.FiledArticle;

/** A format of English articles as a form of answers. */
record EnglishForm(EnglishFormat format) implements ArticleForm {
  @Override
  public String name() {
    return format.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public MediaType type() {
    return MediaType.of(format.contentType());
  }

  @Override
  public Object body(FiledArticle article) {
    return format.write(article.english());
  }
}
