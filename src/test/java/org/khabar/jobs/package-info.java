@NullMarked
package org.khabar.jobs;

import org.jspecify.annotations.NullMarked;
