package org.khabar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.khabar.api.CreatedKeyView;
import org.khabar.api.KeyListView;
import org.khabar.api.KeyRequest;
import org.khabar.api.KeyView;
import org.khabar.api.keys.LocalDoor;

/** The keys of a service that runs on this machine and holds the database. */
final class ServedKeys implements KeyKeeper {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final int NOT_FOUND = 404;

  private final LocalDoor.Served served;
  private final HttpClient client = HttpClient.newHttpClient();

  ServedKeys(LocalDoor.Served served) {
    this.served = served;
  }

  @Override
  public CreatedKeyView create(KeyRequest request) {
    try {
      String body = JSON.writeValueAsString(request);
      return read(
          send(
              request("/v1/keys")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))),
          CreatedKeyView.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<KeyView> list() {
    return read(send(request("/v1/keys")), KeyListView.class).keys();
  }

  @Override
  public Optional<KeyView> revoke(String name) {
    String path = "/v1/keys/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    HttpResponse<String> answer = send(request(path).DELETE());
    return answer.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(read(answer, KeyView.class));
  }

  private HttpRequest.Builder request(String path) {
    URI uri = served.address().resolve(path);
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + served.word());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new KeyCommandException(
          "the service at " + served.address() + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyCommandException("interrupted");
    }
  }

  private static <T> T read(HttpResponse<String> answer, Class<T> type) {
    try {
      if (answer.statusCode() / 100 != 2) {
        throw new KeyCommandException(JSON.readTree(answer.body()).path("detail").asText());
      }
      return JSON.readValue(answer.body(), type);
    } catch (JsonProcessingException e) {
      throw new KeyCommandException("the service answered something else: " + e.getMessage());
    }
  }

  @Override
  public void close() {}
}
