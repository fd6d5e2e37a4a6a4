package org.khabar.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.micronaut.core.annotation.Introspected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.khabar.article.ArticleFormat;
import org.khabar.article.NinjsReader;
import org.khabar.article.SentArticle;

/** An article in JSON: a request of our own, or what can be nothing but a ninjs item. */
@JsonDeserialize(using = ArticleBody.Reader.class)
sealed interface ArticleBody permits ArticleRequest, ArticleBody.Item {

  /**
   * A ninjs item.
   *
   * @param item as it was sent
   */
  @Introspected
  @JsonDeserialize(using = JsonDeserializer.None.class)
  record Item(JsonNode item) implements ArticleBody {
    SentArticle sent() {
      byte[] bytes = item.toString().getBytes(StandardCharsets.UTF_8);
      return new SentArticle(bytes, ArticleFormat.NINJS, null);
    }
  }

  /** Tells the two apart. */
  final class Reader extends JsonDeserializer<ArticleBody> {
    @Override
    public ArticleBody deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode node = context.readTree(parser);
      return !node.has("text") && NinjsReader.isItem(node)
          ? new Item(node)
          : context.readTreeAsValue(node, ArticleRequest.class);
    }
  }
}
