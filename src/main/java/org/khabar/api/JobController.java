package org.khabar.api;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
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
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.Caller;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.api.keys.KeyStore;
import org.khabar.jobs.Job;
import org.khabar.jobs.JobControl;
import org.khabar.jobs.JobIntake;
import org.khabar.jobs.JobOptions;
import org.khabar.jobs.JobResults;
import org.khabar.jobs.JobSettings;
import org.khabar.jobs.JobStore;
import org.khabar.jobs.UploadCharge;
import org.khabar.jobs.UploadException;
import org.khabar.jobs.WebhookAddress;

/** {@code /v1/jobs}: backlogs of texts and articles. */
@Controller("/v1/jobs")
@Requires(property = "khabar.jobs.enabled", notEquals = StringUtils.FALSE)
@Validated
@AnswersProblems
@Tag(name = "Jobs")
class JobController {
  /** Bytes of a refused upload that are still read, so that its sender hears why. */
  private static final long MOST_UNREAD = 64L << 20;

  /** Content-Encoding is undone before it comes here, a packet at a time. */
  private static final String SWELLS =
      "Content-Encoding: a packet of the body grows to more than the 8388608 bytes that are held";

  static final String NDJSON = "application/x-ndjson";

  private final JobIntake intake;
  private final JobStore store;
  private final JobControl control;
  private final JobResults results;
  private final JobSettings settings;
  private final CharacterAccount account;
  private final Draining draining;
  private final KeyStore keys;

  JobController(
      JobIntake intake,
      JobStore store,
      JobControl control,
      JobResults results,
      JobSettings settings,
      CharacterAccount account,
      Draining draining,
      KeyStore keys) {
    this.intake = intake;
    this.store = store;
    this.control = control;
    this.results = results;
    this.settings = settings;
    this.account = account;
    this.draining = draining;
    this.keys = keys;
  }

  /**
   * Takes a job in: NDJSON, a line an item, or a JSON array of items; gzipped if it likes. An item
   * is {@code {"id": …, "text": …}} or {@code {"id": …, "article": …}}; a bad one is an error of
   * its own. Once this has answered 202, the job survives whatever happens to the process. A header
   * {@code Idempotency-Key} makes it safe to send again.
   */
  @Post
  @Consumes({
    NDJSON,
    "application/ndjson",
    "application/jsonl",
    MediaType.APPLICATION_JSON,
    MediaType.APPLICATION_OCTET_STREAM,
    "application/gzip",
    MediaType.TEXT_PLAIN
  })
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Send a backlog")
  @AcceptsJob
  HttpResponse<JobView> upload(
      HttpRequest<?> http,
      @Body InputStream body,
      @Header("Idempotency-Key") @Nullable String key,
      @QueryValue @Nullable Integer priority,
      @QueryValue @Nullable String webhook)
      throws IOException {
    return taken(http, body, key, priority, webhook);
  }

  /** An upload that stays open when its items end: there may be more of it to read. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream upload) {
      super(upload);
    }

    @Override
    public void close() {}
  }

  /** Reads the rest of a refused upload: many clients read no answer before they have sent all. */
  private static void readOn(InputStream body, RuntimeException refusal) {
    try {
      body.skip(MOST_UNREAD);
    } catch (IOException e) {
      refusal.addSuppressed(e); // it is at its end, or its sender is gone
    }
  }

  /** Takes a job in from a form, its items in the part {@code file}. */
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Send a backlog as a form")
  @AcceptsJob
  HttpResponse<JobView> uploadForm(
      HttpRequest<?> http,
      StreamingFileUpload file,
      @Header("Idempotency-Key") @Nullable String key,
      @QueryValue @Nullable Integer priority,
      @QueryValue @Nullable String webhook)
      throws IOException {
    return taken(http, file.asInputStream(), key, priority, webhook);
  }

  private HttpResponse<JobView> taken(
      HttpRequest<?> http,
      InputStream body,
      @Nullable String key,
      @Nullable Integer priority,
      @Nullable String webhook)
      throws IOException {
    Caller caller = Caller.of(http);
    try {
      InputStream upload = new Unclosed(body);
      return accepted(
          intake.accept(upload, options(caller, key, priority, webhook), charge(caller)));
    } catch (IOException e) {
      if (e.getCause() instanceof BufferLengthExceededException) {
        throw UploadException.tooLarge(SWELLS);
      }
      throw e;
    } catch (RuntimeException e) {
      readOn(body, e);
      throw e;
    } finally {
      body.close();
    }
  }

  private UploadCharge charge(Caller caller) {
    ApiKey key = caller.key();
    return key == null
        ? UploadCharge.NONE
        : (session, characters) -> account.take(session, key, characters, 0);
  }

  private JobOptions options(
      Caller caller, @Nullable String key, @Nullable Integer priority, @Nullable String webhook) {
    if (webhook != null && settings.webhookSecret() == null) {
      throw UploadException.option(
          "webhook", "webhooks are signed: the service needs khabar.jobs.webhook-secret");
    }
    return new JobOptions(
        priority == null ? 0 : priority,
        key,
        webhook == null ? null : WebhookAddress.parse(webhook, settings.privateWebhooks()),
        caller.owner());
  }

  private static HttpResponse<JobView> accepted(JobIntake.Accepted accepted) {
    return HttpResponse.<JobView>accepted(URI.create("/v1/jobs/" + accepted.job().id()))
        .header("Idempotency-Replayed", String.valueOf(accepted.repeated()))
        .body(JobView.of(accepted.job()));
  }

  /** Jobs, the newest first. */
  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "List jobs")
  JobListView list(
      HttpRequest<?> http,
      @QueryValue @Nullable String before,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    Caller caller = Caller.of(http);
    String owner = caller.seesAll() ? null : caller.owner();
    List<JobView> jobs = store.list(before, limit, owner).stream().map(JobView::of).toList();
    return new JobListView(jobs, jobs.size() < limit ? null : jobs.get(limit - 1).id());
  }

  /** A job as it stands. */
  @Get("/{id}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "See how far a job is")
  @AnswersJob
  HttpResponse<?> get(HttpRequest<?> http, String id) {
    return seen(http, id).<HttpResponse<?>>map(job -> ok(job)).orElseGet(JobController::unknown);
  }

  /**
   * Its results in the order of the upload, a line an item, from {@code offset} on, up to the first
   * item that has none yet; with {@code follow} the answer goes on until the job has ended. Whoever
   * was cut off goes on with the {@code index} of the last line, plus 1. A stream whose key is
   * revoked or expires breaks off.
   */
  @Get(value = "/{id}/results", produces = NDJSON)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Read the results, also while the job runs")
  @ApiResponse(
      responseCode = "200",
      description = "A line of JSON an item",
      content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
  HttpResponse<?> results(
      HttpRequest<?> http,
      String id,
      @QueryValue(defaultValue = "0") @Min(0) int offset,
      @QueryValue(defaultValue = "false") boolean follow) {
    if (seen(http, id).isEmpty()) {
      return unknown();
    }
    Caller caller = Caller.of(http);
    return HttpResponse.ok(
            new StreamedFile(
                new ResultStream(
                    store,
                    results,
                    id,
                    offset,
                    follow,
                    draining::isDraining,
                    () -> keys.opens(caller)),
                MediaType.of(NDJSON)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Ends a job for good. What was done of it is kept as long as that of any other. */
  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Cancel a job")
  @AnswersJob
  HttpResponse<?> cancel(HttpRequest<?> http, String id) {
    return answer(seen(http, id).flatMap(job -> control.cancel(id)));
  }

  /** Lets no further window of a job begin until it is resumed. */
  @Post("/{id}/pause")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Pause a job")
  @AnswersJob
  HttpResponse<?> pause(HttpRequest<?> http, String id) {
    return answer(seen(http, id).flatMap(job -> control.pause(id)));
  }

  /** Lets a paused job go on. */
  @Post("/{id}/resume")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Resume a job")
  @AnswersJob
  HttpResponse<?> resume(HttpRequest<?> http, String id) {
    return answer(seen(http, id).flatMap(job -> control.resume(id)));
  }

  /** Puts a job before those of lower priority and behind those of higher, from -100 to 100. */
  @Post("/{id}/priority/{priority}")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Change a job's priority")
  @AnswersJob
  HttpResponse<?> prioritise(HttpRequest<?> http, String id, int priority) {
    return answer(seen(http, id).flatMap(job -> control.prioritise(id, priority)));
  }

  /** A job of another key is none: that there is one is nobody else's business. */
  private Optional<Job> seen(HttpRequest<?> http, String id) {
    return store.find(id).filter(job -> Caller.of(http).sees(job.owner()));
  }

  private static HttpResponse<?> answer(Optional<JobControl.Answer> answer) {
    if (answer.isEmpty()) {
      return unknown();
    }
    if (answer.get() instanceof JobControl.Answer.Agreed agreed) {
      return ok(agreed.job());
    }
    Job job = ((JobControl.Answer.Refused) answer.get()).job();
    return Problem.response(
        HttpStatus.CONFLICT, "the job is " + job.state().name().toLowerCase(Locale.ROOT), "state");
  }

  private static HttpResponse<JobView> ok(Job job) {
    return HttpResponse.ok(JobView.of(job));
  }

  private static HttpResponse<?> unknown() {
    return Problem.response(HttpStatus.NOT_FOUND, "there is no job of this id", "id");
  }
}
