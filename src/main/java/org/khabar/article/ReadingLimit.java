package org.khabar.article;

import org.khabar.arabic.Script;
import org.khabar.article.UnreadableArticleException.Reason;

/**
 * What an article must be for it to be read.
 *
 * @param maxCharacters its greatest length, in UTF-16 code units
 */
record ReadingLimit(int maxCharacters) {

  void checkLength(int characters) {
    if (characters > maxCharacters) {
      throw new UnreadableArticleException(
          Reason.TOO_LONG,
          "the article has %d characters; at most %d are read"
              .formatted(characters, maxCharacters));
    }
  }

  static void checkArabic(String text) {
    if (!Script.hasArabic(text)) {
      throw new UnreadableArticleException(Reason.NOT_ARABIC, "the article has no Arabic letters");
    }
  }
}
