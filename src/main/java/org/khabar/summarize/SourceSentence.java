package org.khabar.summarize;

/**
 * A sentence of an article.
 *
 * @param text the English sentence
 * @param block the number of its paragraph; the sentences of a paragraph have the same
 */
public record SourceSentence(String text, int block) {}
