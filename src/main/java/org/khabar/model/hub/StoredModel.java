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
    String name, Path folder, String task, String licence, String revision, long bytes) {

  /** A model that cannot be read: its task is {@code unusable}, its revision the reason. */
  static StoredModel unusable(String name, Path folder, long bytes, String reason) {
    String sentence = reason.lines().findFirst().orElse("");
    return new StoredModel(name, folder, "unusable", "", sentence, bytes);
  }
}
