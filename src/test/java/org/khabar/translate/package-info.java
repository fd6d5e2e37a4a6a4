@NullMarked
package org.khabar.translate;

import org.jspecify.annotations.NullMarked;
