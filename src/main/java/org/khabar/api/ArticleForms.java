package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khabar.article.print.DocxWriter;
import org.khabar.desk.EnglishFormat;
import org.khabar.desk.store.ArticleRefusal;
import org.khabar.desk.store.FiledArticle;

/** All forms that articles are answered in; the first where a client does not mind. */
@Singleton
final class ArticleForms {
  private final List<ArticleForm> forms =
      Stream.<ArticleForm>concat(
              Stream.of(new JsonForm()),
              Arrays.stream(EnglishFormat.values()).map(EnglishForm::new))
          .toList();

  /**
   * The form that a client asks for.
   *
   * @param name its name; null to go by the types that the client accepts
   */
  ArticleForm wanted(HttpRequest<?> request, @Nullable String name) {
    if (name != null) {
      return forms.stream()
          .filter(form -> form.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new ArticleRefusal(
                      ArticleRefusal.Kind.MALFORMED,
                      "format must be one of "
                          + forms.stream().map(ArticleForm::name).collect(Collectors.joining(", ")),
                      "format"));
    }
    if (request.accept().isEmpty()) {
      return forms.get(0);
    }
    for (MediaType accepted : request.accept()) {
      for (ArticleForm form : forms) {
        if (accepted.matches(form.type())) {
          return form;
        }
      }
    }
    throw new HttpStatusException(
        HttpStatus.NOT_ACCEPTABLE,
        "an article comes as "
            + forms.stream().map(form -> form.type().getName()).collect(Collectors.joining(", ")));
  }

  /** An article in a form. */
  static MutableHttpResponse<?> answer(ArticleForm form, FiledArticle article) {
    MutableHttpResponse<?> response =
        HttpResponse.<Object>ok(form.body(article))
            .contentType(form.type())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return form.type().getName().equals(DocxWriter.MEDIA_TYPE)
        ? response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"article.docx\"")
        : response;
  }
}
