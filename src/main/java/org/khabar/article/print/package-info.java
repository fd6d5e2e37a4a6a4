/** Articles in any language, written in the formats that newsrooms take. */
@NullMarked
package org.khabar.article.print;

import org.jspecify.annotations.NullMarked;
