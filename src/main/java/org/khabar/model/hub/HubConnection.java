package org.khabar.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.model.ModelException;

/**
 * Requests to the hub, redirects followed. The token goes to the hub only, never to where it
 * redirects; from https no redirect leads to http.
 */
final class HubConnection {
  private static final int MAX_REDIRECTS = 10;
  private static final int MAX_WAIT_SECONDS = 120;
  private static final String LINKED_TAG = "X-Linked-Etag";

  /** Waits between two tries. */
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  /** What is done with an answer. */
  interface Use<T> {
    T of(Answer answer) throws IOException;
  }

  /**
   * An answer of status 200 or 206.
   *
   * @param body its content
   * @param partial whether it is the part that was asked for rather than the whole
   * @param length length of the content; -1 if not said
   */
  record Answer(InputStream body, boolean partial, long length) {}

  /** A failure that another try may mend. */
  private static final class TryAgainException extends IOException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;

    TryAgainException(String message, Duration wait) {
      super(message);
      this.wait = wait;
    }
  }

  private final HubSettings settings;
  private final Pause pause;

  HubConnection(HubSettings settings, Pause pause) {
    this.settings = settings;
    this.pause = pause;
  }

  HubSettings settings() {
    return settings;
  }

  /**
   * Gets a resource, with further tries after cut connections, silence, 429 and 5xx.
   *
   * @param path path and query below the endpoint
   * @param what the resource, for messages
   * @param from gives the first byte wanted, anew for each try
   * @throws ModelException if it cannot be had
   */
  <T> T get(String path, String what, Progressing from, Use<T> use) {
    URI uri = URI.create(settings.endpoint() + path);
    return retried(what, from, () -> once(uri, what, from.position(), use));
  }

  /** One try. */
  private interface Try<T> {
    T run() throws IOException;
  }

  private <T> T retried(String what, Progressing from, Try<T> request) {
    int failures = 0;
    while (true) {
      long start = from.position();
      try {
        return request.run();
      } catch (UnknownHostException | NoRouteToHostException | ConnectException e) {
        throw new ModelException("cannot reach " + settings.endpoint() + " for " + what, e);
      } catch (IOException e) {
        failures = from.position() > start ? 1 : failures + 1;
        if (failures >= settings.attempts()) {
          throw new ModelException(
              "%s: %s, after %d tries".formatted(what, e.getMessage(), failures), e);
        }
        waitFor(e instanceof TryAgainException again ? again.wait : backoff(failures), what);
      }
    }
  }

  /**
   * What the hub itself says of a resource, wherever its content lies.
   *
   * @param size {@code X-Linked-Size}, else the length; -1 if neither is said
   * @param tag {@code X-Linked-Etag}, else the tag; without quotes; empty if neither is said
   */
  record Head(long size, String tag) {}

  /**
   * Asks for what the hub says of a resource; redirects are not followed but those within the hub.
   *
   * @throws ModelException if it cannot be had
   */
  Head head(String path, String what) {
    return retried(
        what,
        () -> 0,
        () -> {
          URI uri = URI.create(settings.endpoint() + path);
          for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpURLConnection connection = open(uri, 0);
            connection.setRequestMethod("HEAD");
            int status = connection.getResponseCode();
            Optional<String> linked = Optional.ofNullable(connection.getHeaderField(LINKED_TAG));
            if (status == 200 || (status / 100 == 3 && linked.isPresent())) {
              String tag = linked.orElse(connection.getHeaderField("ETag"));
              String size = connection.getHeaderField("X-Linked-Size");
              return new Head(
                  size != null && size.matches("[0-9]{1,18}")
                      ? Long.parseLong(size)
                      : status == 200 ? connection.getContentLengthLong() : -1,
                  tag == null ? "" : tag.replaceAll("^W/|\"", ""));
            }
            if (status / 100 != 3) {
              throw failure(status, connection, what);
            }
            uri = redirected(uri, connection.getHeaderField("Location"), what);
          }
          throw new ModelException(what + ": more than " + MAX_REDIRECTS + " redirects");
        });
  }

  /** How far a transfer has come. */
  interface Progressing {
    long position();
  }

  private static Duration backoff(int failures) {
    return Duration.ofMillis(500L << Math.min(failures - 1, 6));
  }

  private void waitFor(Duration time, String what) {
    try {
      pause.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(what + ": interrupted", e);
    }
  }

  private <T> T once(URI first, String what, long start, Use<T> use) throws IOException {
    URI uri = first;
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      HttpURLConnection connection = open(uri, start);
      try {
        int status = connection.getResponseCode();
        if (status == 200 || status == 206) {
          return use.of(
              new Answer(
                  connection.getInputStream(), status == 206, connection.getContentLengthLong()));
        }
        if (status / 100 != 3) {
          throw failure(status, connection, what);
        }
        uri = redirected(uri, connection.getHeaderField("Location"), what);
      } finally {
        connection.disconnect();
      }
    }
    throw new ModelException(what + ": more than " + MAX_REDIRECTS + " redirects");
  }

  private HttpURLConnection open(URI uri, long start) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) uri.toURL().openConnection(settings.proxies().of(uri));
    int timeout = Math.toIntExact(settings.stall().toMillis());
    connection.setConnectTimeout(timeout);
    connection.setReadTimeout(timeout);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("User-Agent", "khabar");
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (start > 0) {
      connection.setRequestProperty("Range", "bytes=" + start + "-");
    }
    String token = settings.token();
    if (token != null && sameOrigin(uri, settings.endpoint())) {
      connection.setRequestProperty("Authorization", "Bearer " + token);
    }
    return connection;
  }

  private static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equals(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && one.getPort() == other.getPort();
  }

  private static URI redirected(URI from, @Nullable String location, String what) {
    try {
      URI to = from.resolve(Optional.ofNullable(location).orElse(""));
      boolean secure = to.getScheme().equals("https");
      if (location != null
          && to.getHost() != null
          && (secure || (to.getScheme().equals("http") && from.getScheme().equals("http")))) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      throw new ModelException(what + ": redirected to no address: " + location, e);
    }
    throw new ModelException(what + ": redirected to what is not followed: " + location);
  }

  private IOException failure(int status, HttpURLConnection connection, String what) {
    return switch (status) {
      case 401, 403 ->
          throw new ModelException(
              what
                  + (settings.token() == null
                      ? ": the hub asks who you are (%d): set HF_TOKEN".formatted(status)
                      : ": the hub refuses your token (%d)".formatted(status))
                  + ", and accept the model's terms on its page if it has any");
      case 404 -> throw new ModelException(what + ": the hub has no such thing (404)");
      case 416 -> throw new ModelException(what + ": the hub has less of it than is here (416)");
      case 408, 425, 429, 500, 502, 503, 504 ->
          new TryAgainException("the hub answers " + status, wait(connection));
      default -> throw new ModelException(what + ": the hub answers " + status);
    };
  }

  private static Duration wait(HttpURLConnection connection) {
    String after = Optional.ofNullable(connection.getHeaderField("Retry-After")).orElse("");
    return after.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Math.min(Integer.parseInt(after), MAX_WAIT_SECONDS))
        : Duration.ofSeconds(1);
  }
}
