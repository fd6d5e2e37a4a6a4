package org.khabar.desk.store;

import java.time.Instant;

/**
 * A correction that was made.
 *
 * @param revision the revision that it made
 * @param segment number of the sentence in the article, from 0
 * @param at when
 * @param before the English before
 * @param after the English after
 */
public record ArticleEdit(int revision, int segment, Instant at, String before, String after) {}
