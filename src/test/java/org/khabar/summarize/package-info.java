@NullMarked
package org.khabar.summarize;

import org.jspecify.annotations.NullMarked;
