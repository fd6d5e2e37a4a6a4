package org.khabar.api;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.Numerics;

/**
 * What {@code khabar.*} in the configuration says.
 *
 * @param model the translation model: its folder, or its name in the store
 * @param minilm folder of the sentence encoder
 * @param summaryModel a model that writes briefs: its folder, or its name in the store; briefs are
 *     extracted without one
 * @param numerics number formats; the fastest on this processor by default
 * @param workers worker threads; one a core by default
 * @param beams beams; 0 is as the model asks
 * @param cacheCharacters room of the sentence cache; 0 keeps nothing
 * @param maxArticleCharacters longest article
 * @param glossary a glossary: a CSV, TSV or TBX file
 * @param repair whether sentences in which the checks find fault are translated another way
 */
@ConfigurationProperties("khabar")
public record ServiceSettings(
    @Bindable(defaultValue = "models/ar-en") String model,
    @Bindable(defaultValue = "models/minilm") Path minilm,
    @Nullable String summaryModel,
    @Nullable Numerics numerics,
    @Nullable @Min(1) Integer workers,
    @Bindable(defaultValue = "0") @Min(0) int beams,
    @Bindable(defaultValue = "20000000") @Min(0) long cacheCharacters,
    @Bindable(defaultValue = "200000") @Min(100) int maxArticleCharacters,
    @Nullable Path glossary,
    @Bindable(defaultValue = "true") boolean repair) {}
