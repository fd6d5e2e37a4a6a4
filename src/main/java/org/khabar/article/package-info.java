/** Articles as newsrooms send them, read into blocks that know where they came from. */
@NullMarked
package org.khabar.article;

import org.jspecify.annotations.NullMarked;
