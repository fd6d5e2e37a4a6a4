package org.khabar.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.khabar.engine.Lane;

/** Calls the service as clients do that are fast, slow, or soon tired of waiting. */
final class LoadClient {
  private static final int SENT_AT_A_TIME = 64;
  private static final int READ_AT_A_TIME = 512;
  private static final long PAUSE_MILLIS = 10;
  private static final int PATIENCE_MILLIS = 4000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  LoadClient(URI server) {
    this.server = server;
  }

  /** How a client behaves. */
  enum Manner {
    /** Sends and reads as fast as it can. */
    FAST,
    /** Sends 64 bytes and reads 512 at a time, with pauses of 10 ms. */
    SLOW,
    /** Hangs up within four seconds, be it in the middle of sending, waiting or reading. */
    LEAVING
  }

  /** Makes a request and waits for its end. */
  LoadAnswer call(LoadRequest request, Lane lane, Manner manner, Random random) {
    return switch (manner) {
      case FAST -> call(request, lane).join();
      case SLOW -> slowly(request, lane);
      case LEAVING -> briefly(request, lane, random);
    };
  }

  /** Makes a request, fast. The future never fails. */
  CompletableFuture<LoadAnswer> call(LoadRequest request, Lane lane) {
    AtomicBoolean begun = new AtomicBoolean();
    return http.sendAsync(
            request.on(server, lane, BodyPublishers.ofString(request.body())),
            answer -> {
              begun.set(true);
              return BodySubscribers.ofString(StandardCharsets.UTF_8);
            })
        .handle(
            (answer, failure) ->
                answer == null
                    ? LoadAnswer.failed(failure, begun.get())
                    : LoadAnswer.of(
                        answer.statusCode(), answer.headers(), answer.body(), request.streamed()));
  }

  private LoadAnswer slowly(LoadRequest request, Lane lane) {
    boolean begun = false;
    try {
      HttpResponse<InputStream> answer =
          http.send(request.on(server, lane, slowBody(request)), BodyHandlers.ofInputStream());
      begun = true;
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      try (InputStream body = answer.body()) {
        for (byte[] part = body.readNBytes(READ_AT_A_TIME);
            part.length > 0;
            part = body.readNBytes(READ_AT_A_TIME)) {
          read.writeBytes(part);
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      }
      return LoadAnswer.of(
          answer.statusCode(),
          answer.headers(),
          read.toString(StandardCharsets.UTF_8),
          request.streamed());
    } catch (IOException e) {
      return LoadAnswer.failed(e, begun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LoadAnswer.failed(e, begun);
    }
  }

  private LoadAnswer briefly(LoadRequest request, Lane lane, Random random) {
    BodyPublisher body =
        random.nextBoolean() ? slowBody(request) : BodyPublishers.ofString(request.body());
    CompletableFuture<HttpResponse<InputStream>> sent =
        http.sendAsync(request.on(server, lane, body), BodyHandlers.ofInputStream());
    try {
      HttpResponse<InputStream> answer =
          sent.get(random.nextInt(PATIENCE_MILLIS), TimeUnit.MILLISECONDS);
      try (InputStream read = answer.body()) {
        if (answer.statusCode() == 200) {
          read.readNBytes(READ_AT_A_TIME);
          return LoadAnswer.left();
        }
        return LoadAnswer.of(
            answer.statusCode(),
            answer.headers(),
            new String(read.readAllBytes(), StandardCharsets.UTF_8),
            request.streamed());
      }
    } catch (TimeoutException e) {
      sent.cancel(true);
      return LoadAnswer.left();
    } catch (ExecutionException | IOException e) {
      return LoadAnswer.failed(e, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LoadAnswer.left();
    }
  }

  private static BodyPublisher slowBody(LoadRequest request) {
    byte[] bytes = request.body().getBytes(StandardCharsets.UTF_8);
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> new Trickle(bytes)), bytes.length);
  }

  /** Bytes that come a few at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.read(into, offset, Math.min(length, SENT_AT_A_TIME));
    }
  }
}
