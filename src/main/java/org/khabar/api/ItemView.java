package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.khabar.translate.Stamp;

/**
 * A text of a job in English.
 *
 * @param translation the text, its fields among this view's own
 * @param stamp what it was made with
 */
record ItemView(@JsonUnwrapped TranslationResponse.TextView translation, Stamp stamp) {}
