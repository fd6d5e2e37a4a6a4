/**
 * How good a translation is, measured against a reference: corpus BLEU and chrF, to the digit the
 * numbers sacrebleu 2.6 prints with its default settings.
 */
@NullMarked
package org.khabar.evaluate;

import org.jspecify.annotations.NullMarked;
