package org.khabar.api;

/**
 * An event {@code segment}: a sentence is in English.
 *
 * @param block number of its block in {@link StreamedSource}, from 0
 * @param segment number of the sentence in the block, from 0
 * @param english the sentence; as those before it may not be done, its target ranges count from the
 *     start of its own text
 */
public record StreamedSegment(int block, int segment, SegmentView english) {}
