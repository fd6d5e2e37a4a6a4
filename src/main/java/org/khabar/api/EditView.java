package org.khabar.api;

import org.khabar.desk.store.ArticleEdit;

/**
 * A correction that was made.
 *
 * @param revision the revision that it made
 * @param segment number of the sentence in the article, from 0
 * @param at when, ISO 8601 in UTC
 * @param before the English before
 * @param after the English after
 */
public record EditView(int revision, int segment, String at, String before, String after) {
  static EditView of(ArticleEdit edit) {
    return new EditView(
        edit.revision(), edit.segment(), edit.at().toString(), edit.before(), edit.after());
  }
}
