package org.khabar.api;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.Scope;

/**
 * A key to make.
 *
 * @param name what people call it
 * @param scopes what it opens: translate, summarise and jobs unless said
 * @param expires when it ends; never unless said
 * @param requestsPerMinute how often it may be used; as often as it likes unless said
 * @param charactersPerMonth characters that it may have translated in a calendar month of UTC; any
 *     number unless said
 */
@Introspected
public record KeyRequest(
    @NotBlank
        @Size(max = ApiKey.MAX_NAME_CHARACTERS)
        @Pattern(regexp = "^[^\\x00-\\x1F\\x7F]*$", message = "no control characters")
        String name,
    @Nullable @Size(min = 1) Set<@NotNull Scope> scopes,
    @Nullable Instant expires,
    @Nullable @Min(1) @Max(1_000_000) Integer requestsPerMinute,
    @Nullable @Min(0) Long charactersPerMonth) {

  /** What the key is made for. */
  public ApiKey.Terms terms() {
    return new ApiKey.Terms(
        name,
        scopes == null ? Scope.USUAL : scopes,
        expires,
        requestsPerMinute,
        charactersPerMonth);
  }
}
