/**
 * The articles that a newsroom keeps: stored under ids made from their content, corrected,
 * approved, filed again; and the memory of what was corrected.
 */
@NullMarked
package org.khabar.desk.store;

import org.jspecify.annotations.NullMarked;
