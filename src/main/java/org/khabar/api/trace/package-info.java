/**
 * Traces of requests and of jobs' windows for an OpenTelemetry collector. Nothing of it is made,
 * and of OpenTelemetry nothing loaded, unless the configuration asks for it. No span says what a
 * text says.
 */
@NullMarked
package org.khabar.api.trace;

import org.jspecify.annotations.NullMarked;
