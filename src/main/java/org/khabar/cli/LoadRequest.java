package org.khabar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.khabar.engine.Lane;

/**
 * A request of a client under load.
 *
 * @param path where it goes
 * @param type what its body is
 * @param streamed whether the answer is wanted as events
 * @param body its body
 * @param characters characters of Arabic in it
 */
record LoadRequest(String path, String type, boolean streamed, String body, int characters) {
  private static final int TEXTS = 5;
  private static final int ARTICLE_SENTENCES = 12;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A single sentence. */
  static LoadRequest sentence(LoadTexts texts) {
    String sentence = texts.sentence();
    return translations(Map.of("text", sentence), sentence.length(), false);
  }

  /** What newsrooms send, at random: a sentence, some texts, an article, the last two streamed. */
  static LoadRequest any(LoadTexts texts, Random random) {
    boolean streamed = random.nextInt(3) == 0;
    return switch (random.nextInt(3)) {
      case 0 -> sentence(texts);
      case 1 -> {
        List<String> some = Stream.generate(texts::sentence).limit(TEXTS).toList();
        int characters = some.stream().mapToInt(String::length).sum();
        yield translations(Map.of("texts", some), characters, streamed);
      }
      default -> article(texts, streamed);
    };
  }

  /** An article of twelve sentences. */
  static LoadRequest article(LoadTexts texts, boolean streamed) {
    String article = texts.article(ARTICLE_SENTENCES);
    return new LoadRequest(
        "/v1/articles", "text/plain;charset=utf-8", streamed, article, article.length());
  }

  private static LoadRequest translations(Map<String, ?> body, int characters, boolean streamed) {
    try {
      return new LoadRequest(
          "/v1/translations",
          "application/json",
          streamed,
          JSON.writeValueAsString(body),
          characters);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest on(URI server, Lane lane, HttpRequest.BodyPublisher publisher) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(LONGEST)
        .header("Content-Type", type)
        .header("Accept", streamed ? "text/event-stream" : "application/json")
        .header("Khabar-Lane", lane.name().toLowerCase(Locale.ROOT))
        .POST(publisher)
        .build();
  }
}
