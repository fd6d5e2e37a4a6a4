package org.khabar.api;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.BriefRequest;
import org.khabar.summarize.Style;

/**
 * A text with the brief that is wanted of it.
 *
 * @param text the article, or for a summary any Arabic or English text
 * @param style {@code headline}, {@code brief} (the default) or {@code bullets}
 * @param sentences most sentences of the brief
 * @param words most words of the brief
 * @param externalId of an article: what its sender calls the story; another text under the same
 *     name is another version of it
 * @param updates of an article: id of the stored one that it is another version of
 */
@Introspected
@JsonDeserialize(using = JsonDeserializer.None.class) // not its interface's
public record ArticleRequest(
    @NotBlank String text,
    @Nullable Style style,
    @Nullable @Min(1) @Max(20) Integer sentences,
    @Nullable @Min(5) @Max(1000) Integer words,
    @Nullable @Pattern(regexp = ArticleRequest.NAME, message = ArticleRequest.NAMES)
        String externalId,
    @Nullable @Size(max = 64) String updates)
    implements ArticleBody {
  /** A name of at most 255 characters that a person could read. */
  static final String NAME = "^[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]{1,255}$";

  static final String NAMES = "it has 1 to 255 characters, and none of control";

  BriefRequest brief() {
    return brief(style, sentences, words);
  }

  /** What is wanted, with the style's usual lengths where nothing is said. */
  static BriefRequest brief(
      @Nullable Style style, @Nullable Integer sentences, @Nullable Integer words) {
    return BriefRequest.of(style == null ? Style.BRIEF : style, sentences, words);
  }
}
