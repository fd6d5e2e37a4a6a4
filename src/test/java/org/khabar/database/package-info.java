@NullMarked
package org.khabar.database;

import org.jspecify.annotations.NullMarked;
