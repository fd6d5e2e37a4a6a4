package org.khabar.api;

/**
 * A key that was just made.
 *
 * @param key the key
 * @param secret what is sent with requests; it is shown this once
 * @param first whether it is the first: from now on every request needs a key
 */
public record CreatedKeyView(KeyView key, String secret, boolean first) {}
