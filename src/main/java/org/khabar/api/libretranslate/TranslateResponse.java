package org.khabar.api.libretranslate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code /translate}; each part is a list where a list was sent.
 *
 * @param translatedText the English
 * @param detectedLanguage the source language, if that was to be detected
 * @param alternatives other ways to say it, if some were asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TranslateResponse(
    Object translatedText, @Nullable Object detectedLanguage, @Nullable Object alternatives) {}
