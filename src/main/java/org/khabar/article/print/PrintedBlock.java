package org.khabar.article.print;

import java.util.List;
import java.util.stream.Collectors;
import org.khabar.article.BlockKind;

/**
 * A block of an article to be written.
 *
 * @param kind what it is
 * @param sentences its sentences
 */
public record PrintedBlock(BlockKind kind, List<PrintedSentence> sentences) {
  public PrintedBlock {
    sentences = List.copyOf(sentences);
  }

  /** A block whose sentences nothing is said about. */
  static PrintedBlock of(BlockKind kind, String text) {
    return new PrintedBlock(kind, List.of(new PrintedSentence(text, List.of())));
  }

  String text() {
    return sentences.stream()
        .map(PrintedSentence::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
