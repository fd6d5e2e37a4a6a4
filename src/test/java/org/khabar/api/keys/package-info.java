@NullMarked
package org.khabar.api.keys;

import org.jspecify.annotations.NullMarked;
