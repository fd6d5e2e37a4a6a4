package org.khabar.api;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What {@code khabar.database.*} in the configuration says.
 *
 * @param url JDBC address of a PostgreSQL that nodes share; without one a database in files under
 *     {@code khabar.home} is this process's own
 * @param user who signs in
 * @param password the password that goes with it
 * @param connections most connections of this process
 */
@ConfigurationProperties("khabar.database")
public record DatabaseProperties(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @Bindable(defaultValue = "10") @Min(2) @Max(200) int connections) {}
