package org.khabar.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;

/**
 * Other ways to say a text in English: the second text is made of the second hypotheses of its
 * sentences, and so on. They are the search's own, unchecked.
 */
final class Alternatives {
  private final SentenceTranslator sentences;
  private final SourcePieces pieces;
  private final SourceWriter writer;

  Alternatives(SentenceTranslator sentences, SourcePieces pieces, Glossary glossary) {
    this.sentences = sentences;
    this.pieces = pieces;
    this.writer = new SourceWriter(glossary);
  }

  /**
   * The alternatives of a text of any number of lines.
   *
   * @param count how many there may be
   * @return a future with the different ones among them, likely ones first
   */
  CompletableFuture<List<String>> of(String raw, int count, Lane lane) {
    List<TextRange> lines = SourcePieces.lines(raw);
    List<List<CompletableFuture<List<String>>>> hypotheses = new ArrayList<>();
    for (TextRange line : lines) {
      String cleaned = ArabicCleaner.clean(line.of(raw)).text();
      hypotheses.add(
          pieces.sentences(cleaned).stream()
              .map(piece -> hypotheses(piece.of(cleaned), count + 1, lane))
              .toList());
    }
    CompletableFuture<?>[] all =
        hypotheses.stream().flatMap(List::stream).toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(all).thenApply(done -> composed(raw, lines, hypotheses, count));
  }

  private CompletableFuture<List<String>> hypotheses(String sentence, int beams, Lane lane) {
    if (!Script.hasArabic(sentence)) {
      return CompletableFuture.completedFuture(List.of(sentence));
    }
    SearchPlan plan = new SearchPlan(sentences.settings());
    return sentences
        .candidates(
            writer.withTerms(sentence).text(),
            tokens -> plan.first(tokens).withBeams(Math.max(beams, sentences.settings().beams())),
            lane)
        .thenApply(found -> found.stream().map(Translation::text).distinct().toList());
  }

  private static List<String> composed(
      String raw,
      List<TextRange> lines,
      List<List<CompletableFuture<List<String>>>> hypotheses,
      int count) {
    Set<String> texts = new LinkedHashSet<>();
    for (int rank = 0; rank <= count; rank++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        List<String> line = new ArrayList<>();
        for (CompletableFuture<List<String>> sentence : hypotheses.get(i)) {
          List<String> found = sentence.join();
          line.add(found.get(Math.min(rank, found.size() - 1)));
        }
        text.append(String.join(" ", line));
        int end = lines.get(i).end();
        text.append(end < raw.length() ? raw.substring(end, end + 1) : "");
      }
      texts.add(text.toString());
    }
    return List.copyOf(texts);
  }
}
