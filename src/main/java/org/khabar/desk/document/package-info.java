/** Whole files in and out. */
@NullMarked
package org.khabar.desk.document;

import org.jspecify.annotations.NullMarked;
