package org.khabar.translate;

/**
 * What an answer was made with: two answers to the same text with equal stamps are equal.
 *
 * @param model name of the translation model
 * @param modelHash SHA-256 over its files
 * @param settings how it searched, in words
 * @param version Khabar's version
 */
public record Stamp(String model, String modelHash, String settings, String version) {
  /** All of it as one line: part of every cache key. */
  public String key() {
    return String.join("|", model, modelHash, settings, version);
  }

  /** The same with the terms of a request's own glossary. */
  Stamp withGlossary(String glossary) {
    return new Stamp(model, modelHash, settings + ", request glossary " + glossary, version);
  }
}
