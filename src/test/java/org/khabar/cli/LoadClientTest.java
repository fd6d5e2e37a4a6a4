package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.khabar.engine.Lane;

/** Whether a client under load sees how an answer ended, whatever a server does. */
class LoadClientTest {
  private static final LoadRequest PLAIN =
      new LoadRequest("/v1/translations", "application/json", false, "{\"text\":\"وصل\"}", 3);
  private static final LoadRequest STREAMED =
      new LoadRequest("/v1/translations", "application/json", true, "{\"text\":\"وصل\"}", 3);

  /** Reads a request, writes an answer of so many bytes, and closes the connection. */
  private static LoadAnswer answered(
      LoadRequest request, LoadClient.Manner manner, String status, String body, int promised)
      throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread serving =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  readAll(socket.getInputStream());
                  if (!status.isEmpty()) {
                    String head =
                        "HTTP/1.1 %s\r\nRetry-After: 7\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(status, promised, body);
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                  }
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      serving.start();
      URI address = URI.create("http://localhost:" + server.getLocalPort());
      return new LoadClient(address).call(request, Lane.BULK, manner, new Random(1));
    }
  }

  private static void readAll(InputStream request) throws IOException {
    StringBuilder read = new StringBuilder();
    for (int next = request.read();
        next >= 0 && read.indexOf("\"}") < 0;
        next = read.indexOf("\"}") < 0 ? request.read() : -1) {
      read.append((char) next);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 OK | {\"stamp\":{}} | WHOLE",
        "202 Accepted | {\"id\":\"x\"} | ACCEPTED",
        "429 Too Many Requests | {} | BUSY",
        "503 Service Unavailable | {} | UNAVAILABLE",
        "500 Internal Server Error | {} | OTHER",
        "200 OK | {\"stamp\": | HALF"
      })
  void aPlainAnswerEndsByItsStatusAndItsBody(String status, String body, LoadAnswer.Ending ending)
      throws IOException {
    for (LoadClient.Manner manner : List.of(LoadClient.Manner.FAST, LoadClient.Manner.SLOW)) {
      LoadAnswer answer = answered(PLAIN, manner, status, body, body.length());
      assertThat(answer.ending()).as(answer.said()).isEqualTo(ending);
      assertThat(answer.retrySeconds()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event: source#data: {}##event: done#data: {\"stamp\":{}}## | WHOLE",
        "event: source#data: {}##event: problem#data: {\"status\":429}## | BUSY",
        "event: source#data: {}##event: problem#data: {\"status\":500}## | OTHER",
        "event: source#data: {}##event: segment#data: {}## | HALF",
        "event: source#data: {}##event: done#data: {\"sta | HALF"
      })
  void aStreamEndsByItsLastEvent(String events, LoadAnswer.Ending ending) throws IOException {
    String body = events.replace('#', '\n');
    LoadAnswer answer = answered(STREAMED, LoadClient.Manner.FAST, "200 OK", body, body.length());
    assertThat(answer.ending()).as(answer.said()).isEqualTo(ending);
  }

  @ParameterizedTest
  @EnumSource(names = {"FAST", "SLOW"})
  void anAnswerThatIsCutIsHalfAndNoneIsUnanswered(LoadClient.Manner manner) throws IOException {
    assertThat(answered(PLAIN, manner, "200 OK", "{\"stamp\":{}}", 100).ending())
        .isEqualTo(LoadAnswer.Ending.HALF);
    assertThat(answered(PLAIN, manner, "", "", 0).ending()).isEqualTo(LoadAnswer.Ending.UNANSWERED);
  }

  @Test
  void whereNobodyListensThereIsNoService() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    LoadClient client = new LoadClient(URI.create("http://localhost:" + free));
    for (LoadClient.Manner manner : LoadClient.Manner.values()) {
      LoadAnswer answer = client.call(PLAIN, Lane.INTERACTIVE, manner, new Random(1));
      assertThat(answer.ending())
          .as(manner + answer.said())
          .isIn(LoadAnswer.Ending.NOBODY, LoadAnswer.Ending.LEFT);
    }
  }

  @Test
  void aTallyKnowsWhatNoClientIsPreparedForAndWhatWasMadeBefore() {
    LoadTally tally = new LoadTally();
    int number = 0;
    for (LoadAnswer.Ending ending : LoadAnswer.Ending.values()) {
      LoadAnswer answer = new LoadAnswer(ending, "said " + ++number, 0);
      tally.add(Lane.BULK, answer);
      tally.addEarlier(answer);
    }
    assertThat(tally.unexpected()).isEqualTo(4);
    assertThat(tally.faults()).hasSize(4).contains("half: said 8");
    assertThat(tally.earlier()).isEqualTo(number);
    assertThat(tally.lost()).isEqualTo(4);
    assertThat(tally.count(Lane.INTERACTIVE, LoadAnswer.Ending.HALF)).isZero();
  }
}
