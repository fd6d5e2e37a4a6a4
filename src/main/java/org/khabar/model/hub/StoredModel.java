package org.khabar.model.hub;

import java.nio.file.Path;

/**
 * A model of the store.
 *
 * @param name by which it is chosen: {@code OWNER/NAME}
 * @param folder where it lies
 * @param task what it does
 * @param licence its licence
 * @param revision its commit or version
 * @param bytes size of its files
 */
public record StoredModel(
    String name, Path folder, String task, String licence, String revision, long bytes) {}
