package org.khabar.translate;

/** What a check can find wrong with a translation. */
public enum FindingKind {
  /** A number of the source is not in the English. */
  NUMBER_MISSING,
  /** The English has a number that the source has not. */
  NUMBER_ADDED,
  /** A name of the source that Khabar knows is not in the English. */
  NAME_MISSING,
  /** Words come again and again. */
  REPETITION,
  /** Arabic letters are left in the English. */
  UNTRANSLATED,
  /** The English is far shorter or longer than such a source makes likely, or breaks off. */
  LENGTH
}
