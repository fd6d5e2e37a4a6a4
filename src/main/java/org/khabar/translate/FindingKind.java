package org.khabar.translate;

/** What a check can find wrong with a translation. */
public enum FindingKind {
  /** A number of the source is another one in the English. */
  NUMBER_CHANGED,
  /** A number of the source is not in the English. */
  NUMBER_MISSING,
  /** The English has a number that the source has not. */
  NUMBER_ADDED,
  /** A name of the source that Khabar knows is not in the English. */
  NAME_MISSING,
  /** A term of the glossary is not in the English as the glossary has it. */
  TERM_MISSING,
  /** The source has a percentage that the English has not. */
  PERCENT,
  /** An amount of the source is not in its currency in the English. */
  CURRENCY,
  /** A month, of either calendar, or a day of the week of the source is not in the English. */
  DATE,
  /** The source denies something that the English does not, or the other way round. */
  NEGATION,
  /** The source quotes, the English does not. */
  QUOTATION,
  /** Words come again and again. */
  REPETITION,
  /** Arabic letters are left in the English. */
  UNTRANSLATED,
  /** The English is far shorter or longer than such a source makes likely, or breaks off. */
  LENGTH
}
