@NullMarked
package org.khabar.cli;

import org.jspecify.annotations.NullMarked;
