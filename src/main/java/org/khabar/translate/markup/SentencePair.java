package org.khabar.translate.markup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khabar.arabic.TextRange;
import org.khabar.translate.Segment;

/** A sentence and its English, in the texts that they are parts of. */
final class SentencePair {
  private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?) ", Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("[.!?,:;\\s]+$");
  private static final Pattern DIGITS = Pattern.compile("[0-9][0-9.,\u066B\u066C]*");
  private static final String QUOTES = "\"\u00AB\u00BB\u201C\u201D()[]'";
  private static final String CLOSING = ".!?\u061F\u2026";

  private final String source;
  private final String english;
  private final TextRange from;
  private final TextRange to;

  private SentencePair(String source, String english, TextRange from, TextRange to) {
    this.source = source;
    this.english = english;
    this.from = from;
    this.to = to;
  }

  static SentencePair of(String source, String english, Segment segment) {
    return new SentencePair(source, english, segment.source(), segment.target());
  }

  /** The part of a span that is in this sentence. */
  TextRange part(TextRange span) {
    int start = Math.max(span.start(), from.start());
    return new TextRange(start, Math.max(start, Math.min(span.end(), from.end())));
  }

  /** Whether a part of the source holds every word of the sentence. */
  boolean isAllOf(TextRange part) {
    return wordless(from.start(), part.start()) && wordless(part.end(), from.end());
  }

  private boolean wordless(int start, int end) {
    return source
        .substring(start, Math.max(start, end))
        .chars()
        .noneMatch(Character::isLetterOrDigit);
  }

  /** All of the English, without the full stop if the part of the source leaves it out. */
  TextRange all(TextRange part) {
    int end = to.end();
    if (part.end() < from.end()) {
      while (end > to.start() && CLOSING.indexOf(english.charAt(end - 1)) >= 0) {
        end--;
      }
    }
    return new TextRange(to.start(), end);
  }

  /** Where the words of a part stand if the English has its words in the same order. */
  TextRange proportional(TextRange part) {
    List<TextRange> targets = WordSearch.words(to.of(english));
    List<TextRange> sources = WordSearch.words(from.of(source));
    if (targets.isEmpty() || sources.isEmpty()) {
      return to;
    }
    int before = words(sources, word -> word.end() + from.start() <= part.start());
    int length =
        words(
            sources,
            word -> new TextRange(word.start(), word.end()).shifted(from.start()).overlaps(part));
    double ratio = targets.size() / (double) sources.size();
    int first = (int) Math.min(targets.size() - 1L, Math.round(before * ratio));
    int last = (int) Math.min(targets.size(), first + Math.max(1, Math.round(length * ratio)));
    return targets.get(first).union(targets.get(last - 1)).shifted(to.start());
  }

  private static int words(List<TextRange> words, Predicate<TextRange> wanted) {
    return (int) words.stream().filter(wanted).count();
  }

  /** Where something without text goes that stands at an index of the source. */
  int point(int at) {
    List<TextRange> sources = WordSearch.words(from.of(source));
    int before = words(sources, word -> word.end() + from.start() <= at);
    if (before == 0) {
      return to.start();
    }
    TextRange word = sources.get(before - 1).shifted(from.start());
    return proportional(word).end();
  }

  /**
   * Where the English of a part stands.
   *
   * @param phrase the English of the part alone
   */
  TextRange find(TextRange part, String phrase) {
    TextRange guess = proportional(part);
    String sentence = to.of(english);
    String plain = END.matcher(phrase.strip()).replaceFirst("");
    String bare = ARTICLE.matcher(plain).replaceFirst("");
    int hint = guess.start() - to.start();
    return Stream.of(phrase.strip(), plain, bare)
        .map(wanted -> nearest(WordSearch.all(sentence, wanted), hint))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> number(sentence, plain, hint))
        .or(() -> PhraseMatch.in(sentence, plain, hint))
        .map(range -> quoted(part, range.shifted(to.start())))
        .orElse(guess);
  }

  /** A number that the English may write with other separators. */
  private static Optional<TextRange> number(String sentence, String phrase, int hint) {
    if (!DIGITS.matcher(phrase).matches()) {
      return Optional.empty();
    }
    String digits = phrase.replaceAll("[^0-9]", "");
    return nearest(
        WordSearch.words(sentence).stream()
            .filter(word -> word.of(sentence).replaceAll("[.,]", "").equals(digits))
            .toList(),
        hint);
  }

  /** The range with the quotation marks and brackets around it that the part has too. */
  TextRange quoted(TextRange part, TextRange range) {
    boolean opens = part.length() > 0 && QUOTES.indexOf(source.charAt(part.start())) >= 0;
    boolean closes = part.length() > 0 && QUOTES.indexOf(source.charAt(part.end() - 1)) >= 0;
    int start = range.start();
    int end = range.end();
    if (opens && start > to.start() && QUOTES.indexOf(english.charAt(start - 1)) >= 0) {
      start--;
    }
    if (closes && end < to.end() && QUOTES.indexOf(english.charAt(end)) >= 0) {
      end++;
    }
    return new TextRange(start, end);
  }

  private static Optional<TextRange> nearest(List<TextRange> found, int hint) {
    return found.stream().min(Comparator.comparingInt(range -> Math.abs(range.start() - hint)));
  }
}
