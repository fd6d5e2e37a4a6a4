/**
 * Briefs of English articles: which sentences say most of it, in few words, and where each of them
 * comes from.
 */
@NullMarked
package org.khabar.summarize;

import org.jspecify.annotations.NullMarked;
