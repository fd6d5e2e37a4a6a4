package org.khabar.api;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.khabar.desk.Desk;
import org.khabar.desk.store.ArticleDesk;
import org.khabar.translate.TextTranslator;

/** The translator as it is for whoever asks: what they have corrected stands above the model. */
@Singleton
public final class OwnTranslators {
  private final Desk desk;
  private final ArticleDesk articles;

  OwnTranslators(Desk desk, ArticleDesk articles) {
    this.desk = desk;
    this.articles = articles;
  }

  /** The translator for a request. */
  public TextTranslator of(HttpRequest<?> request) {
    return desk.translator().with(articles.memory(Owner.of(request)));
  }
}
