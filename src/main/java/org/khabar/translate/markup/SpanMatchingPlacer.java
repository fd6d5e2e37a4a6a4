package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.Segment;
import org.khabar.translate.Splitting;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;

/**
 * Places tags without word alignment. What holds whole sentences goes around these. A part of a
 * sentence is looked for in the sentence's English: as it is if it is not Arabic, else by
 * translating it alone; if it is not there, it goes where a part of its length at its place would
 * be. Long parts always do, as their translation alone is unlike that in the sentence.
 */
public final class SpanMatchingPlacer implements TagPlacer {
  private static final int LONGEST = 80;

  private final TextTranslator translator;

  public SpanMatchingPlacer(TextTranslator translator) {
    this.translator = translator;
  }

  @Override
  public CompletableFuture<List<TextRange>> place(
      String source, TranslatedText english, List<TextRange> spans, Lane lane) {
    List<CompletableFuture<TextRange>> places = new ArrayList<>();
    for (TextRange span : spans) {
      places.add(place(source, english, trimmed(source, span), lane));
    }
    return CompletableFuture.allOf(places.toArray(CompletableFuture[]::new))
        .thenApply(done -> places.stream().map(CompletableFuture::join).toList());
  }

  private static TextRange trimmed(String source, TextRange span) {
    int start = span.start();
    int end = span.end();
    while (end > start && Character.isWhitespace(source.charAt(end - 1))) {
      end--;
    }
    while (start < end && Character.isWhitespace(source.charAt(start))) {
      start++;
    }
    return new TextRange(start, end);
  }

  private CompletableFuture<TextRange> place(
      String source, TranslatedText english, TextRange span, Lane lane) {
    List<Segment> within =
        english.segments().stream().filter(s -> s.source().overlaps(span)).toList();
    if (within.isEmpty() || span.length() == 0) {
      return CompletableFuture.completedFuture(point(source, english, span.start()));
    }
    CompletableFuture<TextRange> first = place(source, english, within.get(0), span, lane);
    if (within.size() == 1) {
      return first;
    }
    return first.thenCombine(
        place(source, english, within.get(within.size() - 1), span, lane), TextRange::union);
  }

  /** Where something without text goes: to the end of the word before it, or before the next. */
  private static TextRange point(String source, TranslatedText english, int at) {
    int place = english.text().length();
    for (Segment segment : english.segments()) {
      if (at <= segment.source().start()) {
        place = segment.target().start();
        break;
      }
      if (at < segment.source().end()) {
        SentencePair pair = SentencePair.of(source, english.text(), segment);
        place = pair.point(at);
        break;
      }
      if (at == segment.source().end()) {
        place = segment.target().end();
        break;
      }
    }
    return new TextRange(place, place);
  }

  private CompletableFuture<TextRange> place(
      String source, TranslatedText english, Segment segment, TextRange span, Lane lane) {
    SentencePair pair = SentencePair.of(source, english.text(), segment);
    TextRange part = pair.part(span);
    if (pair.isAllOf(part)) {
      return CompletableFuture.completedFuture(pair.all(part));
    }
    String words = part.of(source);
    if (words.length() > LONGEST) {
      return CompletableFuture.completedFuture(pair.proportional(part));
    }
    CompletableFuture<String> alone =
        Script.hasArabic(words)
            ? translator.translate(words, Splitting.NONE, lane).thenApply(TranslatedText::text)
            : CompletableFuture.completedFuture(ArabicCleaner.clean(words).text());
    return alone.handle(
        (phrase, failure) -> phrase == null ? pair.proportional(part) : pair.find(part, phrase));
  }
}
