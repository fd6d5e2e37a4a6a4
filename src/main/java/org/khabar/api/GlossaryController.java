package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.khabar.desk.glossary.GlossaryStore;
import org.khabar.desk.glossary.StoredGlossary;
import org.khabar.translate.Glossary;
import org.khabar.translate.GlossaryFile;
import org.khabar.translate.UnusableGlossaryException;

/** {@code /v1/glossaries}: the terms of desks. */
@Controller("/v1/glossaries")
@Validated
@AnswersProblems
@Tag(name = "Glossaries")
@ExecuteOn(TaskExecutors.BLOCKING)
class GlossaryController {
  private static final String CSV = "text/csv";
  private static final String TSV = "text/tab-separated-values";
  private static final String TBX = "application/x-tbx";

  private final GlossaryStore store;

  GlossaryController(GlossaryStore store) {
    this.store = store;
  }

  /** The glossaries, the oldest first, without their terms. */
  @Get
  @Operation(summary = "List the glossaries")
  List<GlossaryView> list() {
    return store.list().stream().map(GlossaryView::withoutTerms).toList();
  }

  /** Keeps a new glossary. Requests name it as their desk by its name or its id. */
  @Post
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create a glossary")
  @CreatesGlossary
  HttpResponse<?> create(@Body @Valid GlossaryRequest request) {
    return request.name() == null
        ? Problem.response(HttpStatus.BAD_REQUEST, "a glossary needs a name", "name")
        : HttpResponse.created(GlossaryView.of(store.create(request.name(), request.glossary())));
  }

  /** Keeps a new glossary that is sent as a CSV, TSV or TBX file in UTF-8. */
  @Post
  @Consumes({CSV, TSV, TBX, MediaType.APPLICATION_XML})
  @Operation(summary = "Create a glossary of a CSV, TSV or TBX file")
  @CreatesGlossary
  HttpResponse<?> createOfFile(
      HttpRequest<?> http,
      @QueryValue
          @NotBlank
          @Size(max = GlossaryRequest.MAX_NAME)
          @Pattern(regexp = GlossaryRequest.NAME, message = GlossaryRequest.NAMES)
          String name,
      @Body byte[] file) {
    return HttpResponse.created(GlossaryView.of(store.create(name, read(http, file))));
  }

  /** A glossary with its terms. */
  @Get("/{id}")
  @Operation(summary = "Read a glossary")
  @ApiResponse(
      responseCode = "200",
      description = "The glossary with its terms",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = GlossaryView.class)))
  HttpResponse<?> get(String id) {
    return found(store.find(id));
  }

  /** Replaces the terms of a glossary, and its name if one is given: it gets a new version. */
  @Put("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replace a glossary")
  @ReplacesGlossary
  HttpResponse<?> replace(String id, @Body @Valid GlossaryRequest request) {
    Glossary terms = request.glossary();
    if (request.name() != null
        && store.find(id).filter(old -> !old.name().equals(request.name())).isPresent()) {
      store.rename(id, request.name());
    }
    return found(store.change(id, old -> terms));
  }

  /** Replaces the terms of a glossary by those of a file. */
  @Put("/{id}")
  @Consumes({CSV, TSV, TBX, MediaType.APPLICATION_XML})
  @Operation(summary = "Replace a glossary by a file")
  @ReplacesGlossary
  HttpResponse<?> replaceByFile(HttpRequest<?> http, String id, @Body byte[] file) {
    Glossary terms = read(http, file);
    return found(store.change(id, old -> terms));
  }

  /** Forgets a glossary. */
  @Delete("/{id}")
  @Operation(summary = "Delete a glossary")
  @ApiResponse(responseCode = "204", description = "It is gone")
  HttpResponse<?> delete(String id) {
    return store.delete(id) ? HttpResponse.noContent() : found(Optional.empty());
  }

  private static HttpResponse<?> found(Optional<StoredGlossary> glossary) {
    return glossary
        .<HttpResponse<?>>map(kept -> HttpResponse.ok(GlossaryView.of(kept)))
        .orElseGet(
            () -> Problem.response(HttpStatus.NOT_FOUND, "there is no glossary of this id", "id"));
  }

  private static Glossary read(HttpRequest<?> http, byte[] file) {
    String type = http.getContentType().map(MediaType::getName).orElse("");
    String name =
        switch (type) {
          case CSV -> "glossary.csv";
          case TSV -> "glossary.tsv";
          default -> "glossary.tbx";
        };
    try {
      Glossary glossary =
          GlossaryFile.of(
              name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
      if (glossary.terms().isEmpty() || glossary.terms().size() > GlossaryRequest.MAX_TERMS) {
        throw new UnusableGlossaryException(
            "the file has %d terms: a glossary has from 1 to %d"
                .formatted(glossary.terms().size(), GlossaryRequest.MAX_TERMS),
            null);
      }
      return glossary;
    } catch (CharacterCodingException e) {
      throw new UnusableGlossaryException("the file is not UTF-8", e);
    }
  }
}
