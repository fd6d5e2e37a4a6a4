package org.khabar.api;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What {@code khabar.articles.*} in the configuration says.
 *
 * @param enabled whether articles are stored, and corrections remembered
 * @param keep days after its last change that an article is kept; 0 keeps all
 * @param feedApprovedOnly whether feeds carry approved articles only, whatever is asked for
 */
@ConfigurationProperties("khabar.articles")
public record ArticleProperties(
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "90") @Min(0) @Max(36_500) int keep,
    @Bindable(defaultValue = "false") boolean feedApprovedOnly) {}
