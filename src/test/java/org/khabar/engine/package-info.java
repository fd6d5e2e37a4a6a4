@NullMarked
package org.khabar.engine;

import org.jspecify.annotations.NullMarked;
