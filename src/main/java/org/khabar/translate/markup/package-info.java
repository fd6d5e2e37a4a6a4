/** HTML and XML in and out: the text is translated, the markup stays. */
@NullMarked
package org.khabar.translate.markup;

import org.jspecify.annotations.NullMarked;
