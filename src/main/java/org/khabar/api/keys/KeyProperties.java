package org.khabar.api.keys;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What {@code khabar.access.*} in the configuration says.
 *
 * @param required whether a key is needed even before there is one
 * @param open whether an address that others can reach may be served although there are no keys;
 *     {@code khabar serve --public}
 */
@ConfigurationProperties("khabar.access")
public record KeyProperties(
    @Bindable(defaultValue = "false") boolean required,
    @Bindable(defaultValue = "false") boolean open) {}
