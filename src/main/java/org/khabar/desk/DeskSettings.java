package org.khabar.desk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.EngineOptions;
import org.khabar.translate.Glossary;

/**
 * What a desk is opened with.
 *
 * @param sentenceVectors folder of the sentence encoder for briefs
 * @param summaryModel folder of a model that writes briefs; null to extract them
 * @param beams beams of the search; 0 is as the model asks
 * @param cacheCharacters room of the sentence cache, in characters; 0 keeps nothing
 * @param maxArticleCharacters longest article
 * @param glossary terms that the English should have
 * @param repair whether sentences in which the checks find fault are translated another way
 * @param engine how the translation engine runs
 * @param version Khabar's version, for the stamp
 */
public record DeskSettings(
    Path sentenceVectors,
    @Nullable Path summaryModel,
    int beams,
    long cacheCharacters,
    int maxArticleCharacters,
    Glossary glossary,
    boolean repair,
    EngineOptions engine,
    String version) {}
