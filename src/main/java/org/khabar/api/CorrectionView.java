package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.khabar.desk.store.Place;
import org.khabar.desk.store.StoredArticle;

/**
 * What a correction made of an article.
 *
 * @param stored what is known of the article now, among the other fields
 * @param number number of the sentence in the article, from 0
 * @param block number of its block
 * @param text the block's English
 * @param segment the sentence with what the checks find in it
 * @param needsReview how many sentences of the article a reader should compare with their source
 */
public record CorrectionView(
    @JsonUnwrapped StoredView stored,
    int number,
    int block,
    String text,
    SegmentView segment,
    int needsReview) {
  static CorrectionView of(StoredArticle article, int number) {
    Place place = Place.of(article, number);
    return new CorrectionView(
        StoredView.of(article.head()),
        number,
        place.block(),
        place.english(article).text(),
        SegmentView.of(place.english(article).segments().get(place.segment())),
        article.head().needsReview());
  }
}
