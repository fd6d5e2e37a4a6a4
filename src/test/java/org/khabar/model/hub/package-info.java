@NullMarked
package org.khabar.model.hub;

import org.jspecify.annotations.NullMarked;
