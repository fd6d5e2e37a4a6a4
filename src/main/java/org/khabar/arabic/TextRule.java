package org.khabar.arabic;

/** One step of cleaning: a text in, the same text or a changed one out, its offsets kept. */
@FunctionalInterface
interface TextRule {
  AlignedText apply(AlignedText text);
}
