package org.khabar.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A connection to a browser: commands out, answers and events in. */
final class DevTools implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 30;

  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private record Listener(String session, BiConsumer<String, JsonNode> hears) {}

  DevTools(URI address) {
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Messages()).join();
  }

  /** Runs a command of the browser itself. */
  JsonNode send(String method, Map<String, ?> parameters) {
    return send(null, method, parameters);
  }

  /** Runs a command in a session and waits for its answer. */
  JsonNode send(@Nullable String session, String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    var message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (session != null) {
      message.put("sessionId", session);
    }
    synchronized (socket) { // one message at a time may be under way
      socket.sendText(message.toString(), true).join();
    }
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Hears a session's events: their names and what they say. */
  void listen(String session, BiConsumer<String, JsonNode> listener) {
    listeners.add(new Listener(session, listener));
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void receive(String text) {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
    if (answer == null) {
      String session = message.path("sessionId").asText();
      listeners.stream()
          .filter(listener -> listener.session().equals(session))
          .forEach(l -> l.hears().accept(message.path("method").asText(), message.path("params")));
    } else if (message.has("error")) {
      answer.completeExceptionally(new IllegalStateException(message.path("error").toString()));
    } else {
      answer.complete(message.path("result"));
    }
  }

  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        receive(whole);
      }
      from.request(1);
      return null;
    }
  }
}
