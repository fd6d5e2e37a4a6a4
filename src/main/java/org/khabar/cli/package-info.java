/** Commands: thin picocli classes over the use cases. */
@NullMarked
package org.khabar.cli;

import org.jspecify.annotations.NullMarked;
