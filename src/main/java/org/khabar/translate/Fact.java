package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.NameTable;
import org.khabar.arabic.Quantity;
import org.khabar.arabic.TextRange;

/**
 * Something of a source that a reader can check off in the English: a number, a name that Khabar
 * knows, a term of the glossary.
 *
 * @param kind what it is
 * @param status what became of it
 * @param value the number in plain notation, the name or term in English
 * @param source where it stands in the source; empty if it was added
 * @param target where it stands in the English, if it does and its place is known
 * @param replaced the spelling that the model gave a name, if it was spelled again as elsewhere in
 *     its article
 */
public record Fact(
    Kind kind,
    Status status,
    String value,
    Optional<TextRange> source,
    Optional<TextRange> target,
    Optional<String> replaced) {

  /** A fact that is written as the model wrote it. */
  public Fact(
      Kind kind,
      Status status,
      String value,
      Optional<TextRange> source,
      Optional<TextRange> target) {
    this(kind, status, value, source, target, Optional.empty());
  }

  /** A name that was spelled again. */
  static Fact respelled(String spelling, String replaced, TextRange source, TextRange target) {
    return new Fact(
        Kind.NAME,
        Status.KEPT,
        spelling,
        Optional.of(source),
        Optional.of(target),
        Optional.of(replaced));
  }

  /** What a fact is. */
  public enum Kind {
    NUMBER,
    NAME,
    TERM
  }

  /** What became of a fact. */
  public enum Status {
    KEPT,
    CHANGED,
    MISSING,
    ADDED
  }

  /** The facts of a cleaned sentence and its English: numbers, names, terms. */
  public static List<Fact> of(String source, String target, Glossary glossary) {
    return of(source, target, glossary, List.of());
  }

  /** The same; of several places in the English the one that the word links point at counts. */
  static List<Fact> of(String source, String target, Glossary glossary, List<WordLink> links) {
    List<Fact> facts = new ArrayList<>();
    LinkedPlace place = new LinkedPlace(links);
    numbers(source, target, place, facts);
    List<Glossary.Mention> terms = glossary.find(source);
    List<NameTable.Mention> names = NameTable.find(source);
    List<NameTable.Mention> lost = NameCheck.missing(names, target);
    for (NameTable.Mention name : names) {
      if (terms.stream().noneMatch(term -> term.range().overlaps(name.range()))) {
        Status status = lost.contains(name) ? Status.MISSING : Status.KEPT;
        TextRange there =
            status == Status.MISSING
                ? null
                : place
                    .among(NameCheck.places(name, target), name.range())
                    .or(() -> place.of(name.range()))
                    .orElse(null);
        facts.add(fact(Kind.NAME, status, name.english(), name.range(), there));
      }
    }
    for (Glossary.Mention term : terms) {
      Optional<TextRange> there =
          place.among(GlossaryCheck.places(term.term(), target), term.range());
      Status status = there.isPresent() ? Status.KEPT : Status.MISSING;
      facts.add(
          new Fact(Kind.TERM, status, term.term().target(), Optional.of(term.range()), there));
    }
    return facts;
  }

  private static void numbers(String source, String target, LinkedPlace linked, List<Fact> facts) {
    NumberComparison numbers = NumberComparison.of(source, target);
    List<Quantity> missing = numbers.missing();
    List<Quantity> added = numbers.added();
    boolean changed = numbers.changed();
    for (Quantity number : numbers.wanted()) {
      int at = missing.indexOf(number);
      if (at >= 0) {
        Status status = changed ? Status.CHANGED : Status.MISSING;
        TextRange place = changed ? added.get(at).range() : null;
        facts.add(fact(Kind.NUMBER, status, number.value(), number.range(), place));
      } else if (number.form() != Quantity.Form.LOOSE) {
        TextRange place =
            linked
                .among(
                    numbers.found().stream().filter(number::matches).map(Quantity::range).toList(),
                    number.range())
                .orElse(null);
        facts.add(fact(Kind.NUMBER, Status.KEPT, number.value(), number.range(), place));
      }
    }
    if (!changed) {
      for (Quantity number : added) {
        facts.add(fact(Kind.NUMBER, Status.ADDED, number.value(), null, number.range()));
      }
    }
  }

  private static Fact fact(
      Kind kind,
      Status status,
      String value,
      @Nullable TextRange source,
      @Nullable TextRange target) {
    return new Fact(kind, status, value, Optional.ofNullable(source), Optional.ofNullable(target));
  }

  /** The same fact within a source and an English text that these ones are parts of. */
  Fact shifted(int sourceOffset, int targetOffset) {
    return moved(range -> range.shifted(sourceOffset), range -> range.shifted(targetOffset));
  }

  /** The same fact with its ranges moved into other texts. */
  Fact moved(UnaryOperator<TextRange> sources, UnaryOperator<TextRange> targets) {
    return new Fact(kind, status, value, source.map(sources), target.map(targets), replaced);
  }

  /** The same fact about the raw text that the source was cleaned from. */
  Fact fromRaw(AlignedText cleaned) {
    return new Fact(kind, status, value, source.map(cleaned::rawRange), target, replaced);
  }
}
