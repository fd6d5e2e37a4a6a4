/**
 * Backlogs that survive everything but the disk: jobs of up to millions of texts and articles, kept
 * in a database, worked off in windows by as many nodes as share it.
 */
@NullMarked
package org.khabar.jobs;

import org.jspecify.annotations.NullMarked;
