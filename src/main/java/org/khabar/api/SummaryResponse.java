package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.translate.Stamp;

/**
 * A brief of a text.
 *
 * @param brief the brief; evidence points into {@code blocks}, or into the text itself if that was
 *     English
 * @param blocks the English of an Arabic text
 * @param stamp what it was made with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SummaryResponse(
    BriefView brief, @Nullable List<ArticleView.BlockView> blocks, Stamp stamp) {}
