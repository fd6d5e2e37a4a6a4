package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import org.khabar.arabic.ClauseSplitter;
import org.khabar.arabic.SentenceSplitter;
import org.khabar.arabic.TextRange;

/** Cuts a text into what the model is given at a time. */
final class SourcePieces {
  /** Longer sentences are cut: small models get lost in them, and none was trained on such. */
  private static final int MAX_SOURCE_TOKENS = 160;

  private final SentenceTranslator sentences;

  SourcePieces(SentenceTranslator sentences) {
    this.sentences = sentences;
  }

  /** The lines of a raw text, without their ends. */
  static List<TextRange> lines(String raw) {
    List<TextRange> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= raw.length(); i++) {
      if (i == raw.length() || raw.charAt(i) == '\n' || raw.charAt(i) == '\r') {
        lines.add(new TextRange(start, i));
        start = i + 1;
      }
    }
    return lines;
  }

  /** The sentences of a cleaned text of one line, over-long ones in clauses. */
  List<TextRange> sentences(String text) {
    List<TextRange> pieces = new ArrayList<>();
    for (TextRange sentence : SentenceSplitter.split(text)) {
      pieces.addAll(ClauseSplitter.split(text, sentence, this::fits));
    }
    return pieces;
  }

  /** A cleaned text of one line as a whole, in clauses if it is over-long. */
  List<TextRange> whole(String text) {
    return text.isBlank()
        ? List.of()
        : ClauseSplitter.split(text, new TextRange(0, text.length()), this::fits);
  }

  private boolean fits(String piece) {
    // a token is at least a character, and a character at most four byte tokens
    int most = Math.min(MAX_SOURCE_TOKENS, sentences.maxSourceTokens());
    return piece.length() < most / 4 - 1
        || (piece.length() < 10 * most && sentences.sourceTokens(piece) <= most);
  }
}
