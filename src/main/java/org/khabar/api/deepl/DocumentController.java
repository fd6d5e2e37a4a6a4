package org.khabar.api.deepl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.DocumentAnswer;
import org.khabar.api.dialect.DocumentCharge;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.desk.Desk;
import org.khabar.desk.document.DocumentFormat;
import org.khabar.desk.document.DocumentShelf;
import org.khabar.desk.document.DocumentShelf.Document;
import org.khabar.desk.document.TranslatedDocument;
import org.khabar.translate.TextTranslator;

/** {@code /v2/document}: a file is sent, its status asked for, the English file fetched once. */
@Controller("/v2/document")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class DocumentController {
  /** Clients ask again after five seconds, so small files are waited for. */
  private static final long PATIENCE_MILLIS = 2000;

  private final TextTranslator translator;
  private final DocumentShelf shelf;
  private final RequestedGlossary glossaries;
  private final Usage usage;
  private final DocumentCharge charge;

  DocumentController(
      Desk desk,
      DocumentShelf shelf,
      RequestedGlossary glossaries,
      Usage usage,
      DocumentCharge charge) {
    this.translator = desk.translator();
    this.shelf = shelf;
    this.glossaries = glossaries;
    this.usage = usage;
    this.charge = charge;
  }

  /** What its sender asks for a file with. */
  record Handle(@JsonProperty("document_id") String id, @JsonProperty("document_key") String key) {}

  /** How far a file is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Status(
      @JsonProperty("document_id") String id,
      String status,
      @JsonProperty("seconds_remaining") @Nullable Integer remaining,
      @JsonProperty("billed_characters") @Nullable Integer billed,
      @JsonProperty("error_message") @Nullable String error) {}

  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  Handle upload(
      HttpRequest<?> http,
      CompletedFileUpload file,
      @Part("source_lang") @Nullable String source,
      @Part("target_lang") @Nullable String target,
      @Part("glossary_id") @Nullable String glossary,
      @Part("glossary_ids") @Nullable String several,
      @Part("filename") @Nullable String filename,
      @Part("output_format") @Nullable String output) {
    Map<String, String> values = new HashMap<>();
    put(values, "source_lang", source);
    put(values, "target_lang", target);
    put(values, "glossary_id", glossary);
    put(values, "glossary_ids", several);
    RequestParameters parameters = RequestParameters.of(values);
    Languages.source(parameters);
    Languages.requireTarget(parameters);
    String name = filename == null || filename.isEmpty() ? file.getFilename() : filename;
    DocumentFormat format = format(name);
    if (output != null && !DocumentFormat.of("." + output).filter(format::equals).isPresent()) {
      throw Languages.unsupported("output_format", "a file keeps its format");
    }
    byte[] bytes = bytes(file);
    charge.take(http, bytes);
    return shelf
        .put(name, format, bytes, translator.with(glossaries.of(parameters)))
        .map(document -> counted(http, document))
        .map(document -> new Handle(document.id(), document.key()))
        .orElseThrow(
            () ->
                new DialectException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many requests",
                    "fetch other documents first, or wait"));
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private static DocumentFormat format(String name) {
    return DocumentFormat.of(name)
        .orElseThrow(
            () ->
                DialectException.bad(
                    "Document type not supported",
                    "file: one of " + String.join(", ", DocumentFormat.endings())));
  }

  private static byte[] bytes(CompletedFileUpload file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw DialectException.bad("Invalid file data.", "file: " + e.getMessage());
    }
  }

  private Document counted(HttpRequest<?> http, Document document) {
    usage.countDocument();
    var unused = document.english().thenAccept(english -> usage.count(english.sourceCharacters()));
    charge.settle(http, document);
    return document;
  }

  @Post("/{id}")
  @Consumes("*/*")
  CompletableFuture<Status> status(HttpRequest<?> http, String id, @Body @Nullable String body) {
    return status(find(id, RequestParameters.of(http, body)));
  }

  @Get("/{id}")
  CompletableFuture<Status> status(HttpRequest<?> http, String id) {
    return status(find(id, RequestParameters.of(http, null)));
  }

  private static CompletableFuture<Status> status(Document document) {
    Status working = new Status(document.id(), "translating", 1, null, null);
    return document
        .english()
        .handle((english, failure) -> status(document, english, failure))
        .completeOnTimeout(working, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Status status(
      Document document, @Nullable TranslatedDocument english, @Nullable Throwable failure) {
    if (english != null) {
      return new Status(document.id(), "done", null, english.sourceCharacters(), null);
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new Status(
        document.id(), "error", null, null, cause == null ? null : cause.getMessage());
  }

  @Post("/{id}/result")
  @Consumes("*/*")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> result(HttpRequest<?> http, String id, @Body @Nullable String body) {
    Document document = find(id, RequestParameters.of(http, body));
    if (!document.english().isDone()) {
      throw new DialectException(
          HttpStatus.SERVICE_UNAVAILABLE, "Document not ready", "ask for its status");
    }
    if (document.english().isCompletedExceptionally()) {
      throw DialectException.bad("Document translation failed", "ask for its status");
    }
    shelf.remove(id);
    return DocumentAnswer.of(document, document.english().join());
  }

  private Document find(String id, RequestParameters parameters) {
    byte[] key = parameters.value("document_key").orElse("").getBytes(StandardCharsets.US_ASCII);
    return shelf
        .find(id)
        .filter(
            document ->
                MessageDigest.isEqual(document.key().getBytes(StandardCharsets.US_ASCII), key))
        .orElseThrow(
            () ->
                new DialectException(
                    HttpStatus.NOT_FOUND, "Document not found", "no such document_id and key"));
  }
}
