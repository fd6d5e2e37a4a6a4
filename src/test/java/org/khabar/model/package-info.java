@NullMarked
package org.khabar.model;

import org.jspecify.annotations.NullMarked;
