package org.khabar.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.khabar.article.BlockKind;
import org.khabar.summarize.Origin;
import org.khabar.summarize.SourceSentence;
import org.khabar.summarize.Style;
import org.khabar.summarize.Summarizer;
import org.khabar.summarize.SummarySentence;
import org.khabar.translate.Segment;

/**
 * Writes the brief of an article that is in English, from its paragraphs and quotations only, and
 * from sentences that passed the checks where there are any. In style {@link Style#HEADLINE} it is
 * the article's own headline where there is one.
 */
final class BriefWriter {
  private final Summarizer summarizer;

  BriefWriter(Summarizer summarizer) {
    this.summarizer = summarizer;
  }

  Brief write(List<EnglishBlock> blocks, BriefRequest request) {
    if (request.style() == Style.HEADLINE) {
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i).kind() == BlockKind.HEADLINE) {
          return new Brief(Style.HEADLINE, List.of(own(blocks.get(i), i)));
        }
      }
    }
    List<SourceSentence> sentences = new ArrayList<>();
    List<Evidence> places = new ArrayList<>();
    collect(blocks, segment -> !segment.needsReview(), sentences, places);
    if (sentences.isEmpty()) {
      collect(blocks, segment -> true, sentences, places);
    }
    if (sentences.isEmpty()) {
      return new Brief(request.style(), List.of());
    }
    return new Brief(
        request.style(),
        summarizer.summarize(sentences, request.style(), request.limits()).sentences().stream()
            .map(sentence -> withEvidence(sentence, places))
            .toList());
  }

  private static void collect(
      List<EnglishBlock> blocks,
      Predicate<Segment> wanted,
      List<SourceSentence> sentences,
      List<Evidence> places) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).kind().isRunningText()) {
        for (Segment segment : blocks.get(i).segments()) {
          if (!segment.text().isBlank() && wanted.test(segment)) {
            sentences.add(new SourceSentence(segment.text(), i));
            places.add(new Evidence(i, segment.target(), segment.source()));
          }
        }
      }
    }
  }

  private static BriefSentence own(EnglishBlock headline, int number) {
    return new BriefSentence(
        headline.text(),
        headline.segments().stream()
            .map(segment -> new Evidence(number, segment.target(), segment.source()))
            .toList(),
        Origin.EXTRACTED);
  }

  static BriefSentence withEvidence(SummarySentence sentence, List<Evidence> places) {
    return new BriefSentence(
        sentence.text(), sentence.evidence().stream().map(places::get).toList(), sentence.origin());
  }
}
