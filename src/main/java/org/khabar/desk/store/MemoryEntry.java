package org.khabar.desk.store;

import java.time.Instant;

/**
 * A sentence that a person has put right.
 *
 * @param id its id, made from the Arabic
 * @param source the cleaned Arabic sentence
 * @param target its English
 * @param article id of the article that it was corrected in, which may be gone
 * @param updated when it was last corrected
 */
public record MemoryEntry(
    String id, String source, String target, String article, Instant updated) {}
