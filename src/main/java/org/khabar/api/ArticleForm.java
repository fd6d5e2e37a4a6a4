package org.khabar.api;

import io.micronaut.http.MediaType;
import org.khabar.desk.store.FiledArticle;

/**
 * A form in which an article is answered, also one that was stored: clients ask for it by its media
 * type or by {@code ?format=} and its name.
 */
sealed interface ArticleForm permits JsonForm, EnglishForm {
  /** Its name, such as {@code json}. */
  String name();

  /** What its content type is. */
  MediaType type();

  /** The article in this form: text, bytes, or what becomes JSON. */
  Object body(FiledArticle article);
}
