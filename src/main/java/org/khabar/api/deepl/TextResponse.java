package org.khabar.api.deepl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code /v2/translate}.
 *
 * @param translations the texts, in the order in which they came
 */
record TextResponse(List<Translation> translations) {

  /**
   * A text in English.
   *
   * @param source the language it was in
   * @param text its English
   * @param billed characters that counted, if that was asked
   * @param modelType the kind of model, if one was asked for: all kinds are the same model here
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Translation(
      @JsonProperty("detected_source_language") String source,
      String text,
      @JsonProperty("billed_characters") @Nullable Integer billed,
      @JsonProperty("model_type_used") @Nullable String modelType) {}
}
