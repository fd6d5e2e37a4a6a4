package org.khabar.api;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.khabar.article.print.DocxWriter;
import org.khabar.article.print.NinjsWriter;

/** Tells readers of the API's description in which forms an English article comes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "200",
    description = "The English article with its brief",
    content = {
      @Content(
          mediaType = MediaType.APPLICATION_JSON,
          schema = @Schema(implementation = ArticleView.class)),
      @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")),
      @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")),
      @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")),
      @Content(mediaType = NinjsWriter.MEDIA_TYPE, schema = @Schema(type = "object")),
      @Content(
          mediaType = DocxWriter.MEDIA_TYPE,
          schema = @Schema(type = "string", format = "binary"))
    })
@interface AnswersArticle {}
