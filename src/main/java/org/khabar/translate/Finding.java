package org.khabar.translate;

/**
 * Something that a check found.
 *
 * @param kind its kind
 * @param message one plain sentence for the reader
 */
public record Finding(FindingKind kind, String message) {}
