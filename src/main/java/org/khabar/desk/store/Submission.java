package org.khabar.desk.store;

import org.jspecify.annotations.Nullable;
import org.khabar.article.Article;
import org.khabar.desk.Desk;
import org.khabar.engine.Lane;

/**
 * An article as it comes in.
 *
 * @param owner whose it is; empty where nobody needs a key
 * @param article the Arabic
 * @param desk who translates it: with the terms and until the moment that its sender asks for
 * @param externalId what its sender calls the story; null if nothing
 * @param updates id of the stored article that it is another version of; null if of none
 * @param store whether it may be stored
 * @param lane how urgent it is
 */
public record Submission(
    String owner,
    Article article,
    Desk desk,
    @Nullable String externalId,
    @Nullable String updates,
    boolean store,
    Lane lane) {}
