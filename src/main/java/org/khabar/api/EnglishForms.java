package org.khabar.api;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.MediaType;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.khabar.desk.EnglishFormat;
import org.khabar.desk.store.FiledArticle;

/** The formats of English articles as forms of answers. */
@Factory
final class EnglishForms {
  private record Form(EnglishFormat format) implements ArticleForm {
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

  @Singleton
  @Bean
  @Order(1)
  @Named("text")
  ArticleForm text() {
    return new Form(EnglishFormat.TEXT);
  }

  @Singleton
  @Bean
  @Order(2)
  @Named("html")
  ArticleForm html() {
    return new Form(EnglishFormat.HTML);
  }

  @Singleton
  @Bean
  @Order(3)
  @Named("ninjs")
  ArticleForm ninjs() {
    return new Form(EnglishFormat.NINJS);
  }

  @Singleton
  @Bean
  @Order(4)
  @Named("docx")
  ArticleForm docx() {
    return new Form(EnglishFormat.DOCX);
  }
}
