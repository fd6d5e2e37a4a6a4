package org.khabar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a request ended.
 *
 * @param ending in which way
 * @param said what was answered, or what went wrong
 * @param retrySeconds how long it should be waited before another; 0 if nothing was said
 */
record LoadAnswer(Ending ending, String said, int retrySeconds) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LAST_EVENT = Pattern.compile("event: (\\w+)\ndata: (.*)\\s*$");

  /** The ways in which a request ends. */
  enum Ending {
    /** 200, and all of it. */
    WHOLE("200"),
    /** 202: a job was taken in. */
    ACCEPTED("202"),
    /** 429, or a stream that ended with it. */
    BUSY("429"),
    /** 503, or a stream that ended with it. */
    UNAVAILABLE("503"),
    /** The client hung up. */
    LEFT("hung up"),
    /** Nobody listened any more. */
    NOBODY("no service"),
    /** The connection was closed before a byte of an answer. */
    UNANSWERED("no answer"),
    /** An answer that was begun and not ended. */
    HALF("half"),
    /** Anything else. */
    OTHER("other");

    private final String shown;

    Ending(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  /** The client hung up. */
  static LoadAnswer left() {
    return new LoadAnswer(Ending.LEFT, "", 0);
  }

  /** A request that failed. */
  static LoadAnswer failed(Throwable failure, boolean begun) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return new LoadAnswer(Ending.NOBODY, cause.toString(), 0);
      }
    }
    return new LoadAnswer(begun ? Ending.HALF : Ending.UNANSWERED, String.valueOf(failure), 0);
  }

  /** A request that was answered to the end of its body. */
  static LoadAnswer of(int status, HttpHeaders headers, String body, boolean streamed) {
    int retry =
        headers
            .firstValue("Retry-After")
            .filter(said -> said.matches("[0-9]{1,6}"))
            .map(Integer::parseInt)
            .orElse(0);
    return new LoadAnswer(
        status == 200 ? ending(body, streamed) : ending(status), status + " " + body, retry);
  }

  private static Ending ending(int status) {
    return switch (status) {
      case 202 -> Ending.ACCEPTED;
      case 429 -> Ending.BUSY;
      case 503 -> Ending.UNAVAILABLE;
      default -> Ending.OTHER;
    };
  }

  private static Ending ending(String body, boolean streamed) {
    try {
      if (!streamed) {
        return JSON.readTree(body).has("stamp") ? Ending.WHOLE : Ending.HALF;
      }
      Matcher last = LAST_EVENT.matcher(body);
      if (!last.find()) {
        return Ending.HALF;
      }
      JsonNode event = JSON.readTree(last.group(2));
      return switch (last.group(1)) {
        case "done" -> event.has("stamp") ? Ending.WHOLE : Ending.HALF;
        case "problem" -> ending(event.path("status").asInt());
        default -> Ending.HALF;
      };
    } catch (JsonProcessingException e) {
      return Ending.HALF;
    }
  }
}
