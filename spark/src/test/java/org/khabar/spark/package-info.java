@NullMarked
package org.khabar.spark;

import org.jspecify.annotations.NullMarked;
