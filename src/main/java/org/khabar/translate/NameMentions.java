package org.khabar.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.khabar.arabic.MatchingKey;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;

/**
 * The names in a translated article that are sure: an English word in capitals that says one Arabic
 * word which no other English word says.
 */
final class NameMentions {
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}'\u2019-]*\\p{Ll}[\\p{L}'\u2019-]*");
  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s?$");
  private static final int SHORTEST = 3;

  /** What stands beside a name and is no part of it. */
  private static final Set<String> TITLES =
      Set.of(
          "President",
          "Minister",
          "Secretary",
          "General",
          "Prime",
          "Premier",
          "King",
          "Queen",
          "Prince",
          "Princess",
          "Sheikh",
          "Emir",
          "Sultan",
          "Pope",
          "Doctor",
          "Professor",
          "Judge",
          "Ambassador",
          "Governor",
          "Senator",
          "Chancellor",
          "Mister",
          "Mr",
          "Mrs",
          "Ms",
          "Dr",
          "Colonel",
          "Captain",
          "Major",
          "Director",
          "Chairman",
          "Former",
          "Foreign",
          "Deputy");

  private final String raw;
  private final List<NameMention> found = new ArrayList<>();

  private NameMentions(String raw) {
    this.raw = raw;
  }

  /**
   * The names of an article, in order.
   *
   * @param raw the source that the texts' source ranges are in
   */
  static List<NameMention> of(String raw, List<TranslatedText> texts) {
    NameMentions mentions = new NameMentions(raw);
    for (int text = 0; text < texts.size(); text++) {
      List<Segment> segments = texts.get(text).segments();
      for (int segment = 0; segment < segments.size(); segment++) {
        if (segments.get(segment).origin() == SegmentOrigin.MODEL) { // what people wrote stays
          mentions.read(text, segment, texts.get(text).text(), segments.get(segment));
        }
      }
    }
    return mentions.found;
  }

  /** A linked name, before it is known what stands beside it. */
  private record Linked(TextRange source, TextRange target, String spelling, String key) {}

  private void read(int text, int segment, String english, Segment sentence) {
    List<Linked> names = names(english, sentence.links());
    for (int i = 0; i < names.size(); i++) {
      Linked name = names.get(i);
      Set<String> beside = new HashSet<>();
      if (i > 0 && together(names.get(i - 1), name, english)) {
        beside.add(names.get(i - 1).key());
      }
      if (i + 1 < names.size() && together(name, names.get(i + 1), english)) {
        beside.add(names.get(i + 1).key());
      }
      boolean fixed =
          sentence.facts().stream()
              .filter(fact -> fact.kind() == Fact.Kind.TERM)
              .flatMap(fact -> fact.source().stream())
              .anyMatch(name.source()::overlaps);
      found.add(
          new NameMention(
              text,
              segment,
              name.source(),
              name.target(),
              name.spelling(),
              name.key(),
              beside,
              fixed));
    }
  }

  private List<Linked> names(String english, List<WordLink> links) {
    Map<TextRange, Integer> said = new HashMap<>();
    links.forEach(link -> link.sources().forEach(source -> said.merge(source, 1, Integer::sum)));
    List<Linked> names = new ArrayList<>();
    for (WordLink link : links) {
      TextRange source = link.sources().get(0);
      String word = POSSESSIVE.matcher(link.target().of(english)).replaceFirst("");
      String arabic = source.of(raw);
      if (link.sources().size() == 1
          && said.getOrDefault(source, 0) == 1
          && word.length() >= SHORTEST
          && NAME.matcher(word).matches()
          && Script.hasArabic(arabic)) {
        int start = link.target().start();
        names.add(
            new Linked(
                source, new TextRange(start, start + word.length()), word, MatchingKey.of(arabic)));
      }
    }
    return names;
  }

  /** Whether two names stand side by side in both languages, neither of them a title. */
  private boolean together(Linked first, Linked second, String english) {
    return !TITLES.contains(first.spelling())
        && !TITLES.contains(second.spelling())
        && first.target().end() < second.target().start()
        && english.substring(first.target().end(), second.target().start()).equals(" ")
        && first.source().end() < second.source().start()
        && raw.substring(first.source().end(), second.source().start()).isBlank();
  }
}
