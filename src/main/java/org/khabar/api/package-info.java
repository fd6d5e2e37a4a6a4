/** Khabar over HTTP: {@code /v1}, its errors, health and metrics. */
@NullMarked
package org.khabar.api;

import org.jspecify.annotations.NullMarked;
