package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.EnglishFormat;

/** An English article in the form that its client asks for. */
final class ArticleAnswer {
  private ArticleAnswer() {}

  static HttpResponse<?> of(HttpRequest<?> request, EnglishArticle article) {
    return Wanted.format(request)
        .<MutableHttpResponse<?>>map(format -> written(format, article))
        .orElseGet(
            () ->
                HttpResponse.ok(ArticleView.of(article))
                    .contentType(MediaType.APPLICATION_JSON_TYPE))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private static MutableHttpResponse<?> written(EnglishFormat format, EnglishArticle article) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.ok(format.write(article)).contentType(MediaType.of(format.contentType()));
    return format == EnglishFormat.DOCX
        ? response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"article.docx\"")
        : response;
  }
}
