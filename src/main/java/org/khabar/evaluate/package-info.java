/**
 * How good a translation or a summary is, measured against a reference: corpus BLEU and chrF, to
 * the digit the numbers sacrebleu 2.6 prints with its default settings, and ROUGE as rouge_score
 * 0.1.2.
 */
@NullMarked
package org.khabar.evaluate;

import org.jspecify.annotations.NullMarked;
