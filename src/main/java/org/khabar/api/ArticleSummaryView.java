package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.khabar.translate.Stamp;

/**
 * A brief of a stored article.
 *
 * @param stored what is known of the article, among the other fields
 * @param brief the brief; its evidence points into the article's blocks
 * @param stamp what the brief was made with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleSummaryView(@JsonUnwrapped StoredView stored, BriefView brief, Stamp stamp) {}
