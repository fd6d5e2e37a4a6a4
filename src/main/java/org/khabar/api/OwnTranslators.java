package org.khabar.api;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.Desk;
import org.khabar.desk.store.ArticleDesk;
import org.khabar.translate.TextTranslator;

/**
 * The translator as it is for whoever asks: what they have corrected stands above the model, and so
 * do the terms of the desk that they name.
 */
@Singleton
public final class OwnTranslators {
  private final Desk desk;
  private final ArticleDesk articles;
  private final DeskGlossaries glossaries;

  OwnTranslators(Desk desk, ArticleDesk articles, DeskGlossaries glossaries) {
    this.desk = desk;
    this.articles = articles;
    this.glossaries = glossaries;
  }

  /** The translator for a request. */
  public TextTranslator of(HttpRequest<?> request) {
    return of(request, null);
  }

  /**
   * The translator for a request.
   *
   * @param named the desk whose terms stand above those of the service's own glossary; null for
   *     none
   * @throws UnknownDeskException if there is no such desk
   */
  public TextTranslator of(HttpRequest<?> request, @Nullable String named) {
    return desk.translator().with(glossaries.of(named)).with(articles.memory(Owner.of(request)));
  }
}
