package org.khabar.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.khabar.arabic.TextRange;

/** Writes words of an English text another way and moves everything behind them. */
final class RespelledText {
  private final List<Change> changes;

  /** A name and how it is to be written. */
  record Change(NameMention mention, String spelling) {
    int grown() {
      return spelling.length() - mention.target().length();
    }
  }

  private RespelledText(List<Change> changes) {
    this.changes =
        changes.stream()
            .sorted(Comparator.comparingInt(change -> change.mention().target().start()))
            .toList();
  }

  /** The text with the changes, which do not overlap; itself if there is none. */
  static TranslatedText of(TranslatedText text, List<Change> changes) {
    return changes.isEmpty() ? text : new RespelledText(changes).written(text);
  }

  private TranslatedText written(TranslatedText text) {
    StringBuilder english = new StringBuilder();
    int at = 0;
    for (Change change : changes) {
      TextRange place = change.mention().target();
      english.append(text.text(), at, place.start()).append(change.spelling());
      at = place.end();
    }
    english.append(text.text().substring(at));
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < text.segments().size(); i++) {
      segments.add(segment(text.segments().get(i), i, english.toString()));
    }
    return new TranslatedText(english.toString(), segments);
  }

  private Segment segment(Segment before, int number, String english) {
    TextRange target = moved(before.target());
    Segment moved = before.moved(target.of(english), UnaryOperator.identity(), this::moved);
    List<Fact> facts = new ArrayList<>(moved.facts());
    for (Change change : changes) {
      NameMention name = change.mention();
      if (name.segment() == number) {
        facts.removeIf(fact -> isOf(fact, name.source()));
        facts.add(
            Fact.respelled(
                change.spelling(), name.spelling(), name.source(), moved(name.target())));
      }
    }
    return moved.withFacts(facts);
  }

  /** Whether a fact is of the very same word, which now has a fact that says more. */
  private static boolean isOf(Fact fact, TextRange source) {
    return fact.kind() == Fact.Kind.NAME && fact.source().filter(source::equals).isPresent();
  }

  private TextRange moved(TextRange range) {
    return new TextRange(moved(range.start(), false), moved(range.end(), true));
  }

  /** A place after the changes before it; a word's end is after its own change. */
  private int moved(int place, boolean end) {
    int moved = place;
    for (Change change : changes) {
      TextRange changed = change.mention().target();
      boolean before = end ? changed.end() <= place : changed.start() < place;
      moved += before ? change.grown() : 0;
    }
    return moved;
  }
}
