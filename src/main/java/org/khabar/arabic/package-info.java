/** Arabic text without models: cleaning with offsets, sentences, numbers, dates, names. */
@NullMarked
package org.khabar.arabic;

import org.jspecify.annotations.NullMarked;
