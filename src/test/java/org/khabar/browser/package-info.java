/** A real browser, driven over the Chrome DevTools Protocol. */
@NullMarked
package org.khabar.browser;

import org.jspecify.annotations.NullMarked;
