/** The glossaries that clients keep here. */
@NullMarked
package org.khabar.desk.glossary;

import org.jspecify.annotations.NullMarked;
