package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs, the newest first.
 *
 * @param jobs the jobs
 * @param next what {@code before} must be to get older ones; absent if these are the oldest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobListView(List<JobView> jobs, @Nullable String next) {}
