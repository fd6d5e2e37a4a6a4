package org.khabar.api;

import io.micronaut.http.HttpHeaders;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.Caller;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.api.keys.KeyStore;
import org.khabar.api.keys.RequestTally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/keys}: the keys of the service, for those whose key has the scope {@code admin}. */
@Controller("/v1/keys")
@Validated
@AnswersProblems
@Tag(name = "Keys")
class KeyController {
  private static final Logger LOG = LoggerFactory.getLogger(KeyController.class);

  private final KeyStore keys;
  private final CharacterAccount account;
  private final RequestTally tally;
  private final Clock clock;

  KeyController(KeyStore keys, CharacterAccount account, RequestTally tally, Clock clock) {
    this.keys = keys;
    this.account = account;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Makes a key. Its secret is in this answer and nowhere else. The first key ends the time in
   * which the service asks for none.
   */
  @Post
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Make a key")
  @ApiResponse(
      responseCode = "201",
      description = "The key with its secret, this once",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreatedKeyView.class)))
  HttpResponse<?> create(HttpRequest<?> http, @Body @Valid KeyRequest request) {
    Instant now = clock.instant();
    if (request.expires() != null && !request.expires().isAfter(now)) {
      return Problem.response(HttpStatus.BAD_REQUEST, "expires must lie ahead", "expires");
    }
    boolean first = !keys.isClosed();
    KeyStore.Created created = keys.create(request.terms());
    LOG.info("key {} was made by {}", created.key().prefix(), Caller.of(http).label());
    return HttpResponse.created(new CreatedKeyView(view(created.key()), created.secret(), first))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** All keys, the newest first; revoked and expired ones too, none with its secret. */
  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "List keys")
  KeyListView list() {
    tally.write();
    return KeyListView.of(keys.list(), account, clock.instant());
  }

  /** Revokes a key, by its id or prefix: it opens nothing any more, on any node. */
  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Revoke a key")
  @ApiResponse(
      responseCode = "200",
      description = "The key, revoked",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = KeyView.class)))
  HttpResponse<?> revoke(HttpRequest<?> http, String id) {
    return keys.revoke(id)
        .<HttpResponse<?>>map(
            key -> {
              LOG.info("key {} was revoked by {}", key.prefix(), Caller.of(http).label());
              return HttpResponse.ok(view(key));
            })
        .orElseGet(
            () -> Problem.response(HttpStatus.NOT_FOUND, "there is no key of this id", "id"));
  }

  private KeyView view(ApiKey key) {
    tally.write();
    return KeyView.of(key, account.usage(key), clock.instant());
  }
}
