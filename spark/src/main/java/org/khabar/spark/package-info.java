/** Archives of any size on Apache Spark: the batch, on as many machines as there are. */
@NullMarked
package org.khabar.spark;

import org.jspecify.annotations.NullMarked;
