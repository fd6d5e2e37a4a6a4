package org.khabar.api.libretranslate;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.DocumentAnswer;
import org.khabar.api.dialect.DocumentCharge;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.desk.Desk;
import org.khabar.desk.document.DocumentFormat;
import org.khabar.desk.document.DocumentShelf;
import org.khabar.desk.document.DocumentShelf.Document;
import org.khabar.translate.TextTranslator;

/** {@code POST /translate_file} and where its answer says the English file is. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class FileController {
  static final String DOWNLOADS = "/download_file";

  private final TextTranslator translator;
  private final DocumentShelf shelf;
  private final HttpHostResolver hosts;
  private final DocumentCharge charge;

  FileController(Desk desk, DocumentShelf shelf, HttpHostResolver hosts, DocumentCharge charge) {
    this.translator = desk.translator();
    this.shelf = shelf;
    this.hosts = hosts;
    this.charge = charge;
  }

  /** Where the English file is. */
  record FileResponse(String translatedFileUrl) {}

  @Post("/translate_file")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  CompletableFuture<FileResponse> translate(
      HttpRequest<?> http,
      @Nullable CompletedFileUpload file,
      @Part("source") @Nullable String source,
      @Part("target") @Nullable String target) {
    if (file == null) {
      throw DialectException.bad("Invalid request: missing file parameter", null);
    }
    DocumentFormat format =
        DocumentFormat.of(file.getFilename())
            .orElseThrow(
                () -> DialectException.bad("Invalid request: file format not supported", null));
    Map<String, String> values = new HashMap<>();
    values.put("source", "auto".equals(source) ? "ar" : String.valueOf(source));
    if (source == null) {
      values.remove("source");
    }
    if (target != null) {
      values.put("target", target);
    }
    LanguagePair.of(RequestParameters.of(values), "");
    byte[] bytes = bytes(file);
    charge.take(http, bytes);
    Document document =
        shelf
            .put(file.getFilename(), format, bytes, translator)
            .orElseThrow(
                () ->
                    new DialectException(
                        HttpStatus.TOO_MANY_REQUESTS, "Slowdown: too many files", null));
    charge.settle(http, document);
    return document
        .english()
        .thenApply(
            done ->
                new FileResponse(
                    hosts.resolve(http) + DOWNLOADS + "/" + document.id() + "." + document.key()));
  }

  private static byte[] bytes(CompletedFileUpload file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw DialectException.bad("Invalid request: file cannot be read", null);
    }
  }

  @Get(DOWNLOADS + "/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> download(String name) {
    int dot = name.indexOf('.');
    return shelf
        .find(dot < 0 ? name : name.substring(0, dot))
        .filter(document -> name.equals(document.id() + "." + document.key()))
        .filter(document -> document.english().isDone())
        .map(document -> DocumentAnswer.of(document, document.english().join()))
        .orElseThrow(() -> DialectException.bad("Invalid filename", null));
  }
}
