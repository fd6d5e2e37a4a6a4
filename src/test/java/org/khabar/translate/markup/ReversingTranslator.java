package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.khabar.arabic.SentenceSplitter;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.Segment;
import org.khabar.translate.SegmentOrigin;
import org.khabar.translate.Splitting;
import org.khabar.translate.TranslatedText;

/**
 * Writes each sentence's words backwards, as "w" and the word's number: every word is traceable.
 */
final class ReversingTranslator implements PassageTranslator {
  private final List<String> asked = new ArrayList<>();

  /** The texts that were to be translated. */
  List<String> asked() {
    return asked;
  }

  @Override
  public CompletableFuture<TranslatedText> translate(String text, Splitting splitting, Lane lane) {
    asked.add(text);
    StringBuilder english = new StringBuilder();
    List<Segment> segments = new ArrayList<>();
    for (TextRange sentence : SentenceSplitter.split(text.replaceAll("\\s", " "))) {
      List<String> words = new ArrayList<>(Arrays.asList(sentence.of(text).split("\\s+", -1)));
      Collections.reverse(words);
      String written = String.join(" ", words.stream().map(ReversingTranslator::english).toList());
      english.append(english.length() > 0 ? " " : "");
      TextRange target = new TextRange(english.length(), english.length() + written.length());
      english.append(written);
      segments.add(
          new Segment(
              sentence,
              target,
              written,
              0,
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(),
              SegmentOrigin.MODEL));
    }
    return CompletableFuture.completedFuture(new TranslatedText(english.toString(), segments));
  }

  private static String english(String word) {
    StringBuilder english = new StringBuilder();
    word.codePoints()
        .forEach(
            c -> {
              if (c >= 0x621 && c <= 0x64A) {
                english.append((char) ('a' + (c - 0x621) % 26));
              } else {
                english.appendCodePoint(c);
              }
            });
    return english.toString();
  }
}
