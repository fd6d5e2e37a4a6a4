@NullMarked
package org.khabar.translate.markup;

import org.jspecify.annotations.NullMarked;
