package org.khabar.desk.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.article.Article;
import org.khabar.engine.Lane;
import org.khabar.translate.Glossary;

/**
 * An article as it comes in.
 *
 * @param owner whose it is; empty where nobody needs a key
 * @param article the Arabic
 * @param terms what the English should have, above the service's own glossary
 * @param externalId what its sender calls the story; null if nothing
 * @param updates id of the stored article that it is another version of; null if of none
 * @param store whether it may be stored
 * @param lane how urgent it is
 * @param latest when nobody wants it any more; empty for never
 */
public record Submission(
    String owner,
    Article article,
    Glossary terms,
    @Nullable String externalId,
    @Nullable String updates,
    boolean store,
    Lane lane,
    Optional<Instant> latest) {}
