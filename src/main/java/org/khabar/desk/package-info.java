/** The main job: an Arabic article in, an English article with its brief out. */
@NullMarked
package org.khabar.desk;

import org.jspecify.annotations.NullMarked;
