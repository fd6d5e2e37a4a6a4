@NullMarked
package org.khabar;

import org.jspecify.annotations.NullMarked;
