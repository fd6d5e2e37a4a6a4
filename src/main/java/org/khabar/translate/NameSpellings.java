package org.khabar.translate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.MatchingKey;

/**
 * One spelling for each person of an article: the first mention with more than one part of the name
 * decides, a term of the glossary above it. Only words change that say the same Arabic word and are
 * plainly spellings of one name; where one Arabic word is part of several people's names, each
 * keeps its own.
 */
public final class NameSpellings {
  private static final String PROCLITICS = "وفبلك";
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private final List<TranslatedText> texts;
  private final List<NameMention> mentions;
  private final Map<String, String> house = new HashMap<>();
  private final Set<String> common = new HashSet<>();

  private NameSpellings(String raw, List<TranslatedText> texts) {
    this.texts = texts;
    this.mentions = NameMentions.of(raw, texts);
    texts.forEach(text -> text.segments().forEach(segment -> house(raw, segment)));
    texts.forEach(
        text ->
            WORD.matcher(text.text())
                .results()
                .map(word -> word.group())
                .filter(word -> Character.isLowerCase(word.charAt(0)))
                .forEach(common::add));
  }

  /**
   * The texts of an article with each name spelled one way. What was spelled again is a fact of its
   * segment.
   *
   * @param raw the source that the texts' source ranges are in
   * @param texts the article's texts in order
   */
  public static List<TranslatedText> alike(String raw, List<TranslatedText> texts) {
    return new NameSpellings(raw, texts).alike();
  }

  private List<TranslatedText> alike() {
    Map<NameMention, String> changes = new LinkedHashMap<>();
    for (List<NameMention> word : byWord()) {
      for (List<NameMention> person : people(word)) {
        spelling(person).ifPresent(spelling -> collect(person, spelling, changes));
      }
    }
    List<TranslatedText> spelled = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int text = i;
      spelled.add(
          RespelledText.of(
              texts.get(i),
              changes.entrySet().stream()
                  .filter(change -> change.getKey().text() == text)
                  .map(change -> new RespelledText.Change(change.getKey(), change.getValue()))
                  .toList()));
    }
    return spelled;
  }

  /** The glossary's English for each word of a term that has as many words in both languages. */
  private void house(String raw, Segment segment) {
    for (Fact fact : segment.facts()) {
      if (fact.kind() == Fact.Kind.TERM && fact.source().isPresent()) {
        String arabic = ArabicCleaner.clean(fact.source().get().of(raw)).text();
        String[] from = arabic.split(" ", -1);
        String[] to = fact.value().strip().split(" +", -1);
        for (int i = 0; from.length == to.length && i < from.length; i++) {
          house.putIfAbsent(MatchingKey.of(from[i]), to[i]);
        }
      }
    }
  }

  /** Mentions by their Arabic word, with or without a proclitic before it. */
  private Collection<List<NameMention>> byWord() {
    Set<String> keys = mentions.stream().map(NameMention::key).collect(Collectors.toSet());
    Map<String, List<NameMention>> words = new LinkedHashMap<>();
    for (NameMention mention : mentions) {
      String key = mention.key();
      String rest = key.substring(1);
      boolean proclitic =
          PROCLITICS.indexOf(key.charAt(0)) >= 0
              && (keys.contains(rest) || house.containsKey(rest));
      words.computeIfAbsent(proclitic ? rest : key, k -> new ArrayList<>()).add(mention);
    }
    return words.values();
  }

  /** The mentions of a word by whom it names: all one person's unless other names stand beside. */
  private static Collection<List<NameMention>> people(List<NameMention> word) {
    Set<String> shared = null;
    for (NameMention mention : word) {
      if (mention.full()) {
        if (shared == null) {
          shared = new HashSet<>(mention.beside());
        } else {
          shared.retainAll(mention.beside());
        }
      }
    }
    if (shared == null || !shared.isEmpty()) {
      return List.of(word);
    }
    return word.stream()
        .filter(NameMention::full)
        .collect(
            Collectors.groupingBy(NameMention::beside, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** How a name is to be spelled; empty if its mentions may be of different words. */
  private Optional<String> spelling(List<NameMention> person) {
    boolean word =
        person.stream()
            .anyMatch(mention -> common.contains(mention.spelling().toLowerCase(Locale.ROOT)));
    if (word) {
      return Optional.empty();
    }
    Optional<String> ruled =
        person.stream()
            .map(NameMention::key)
            .flatMap(key -> Optional.ofNullable(house.get(key)).or(() -> behind(key)).stream())
            .findFirst();
    return ruled.or(
        () ->
            person.stream()
                .filter(NameMention::full)
                .findFirst()
                .or(() -> person.stream().findFirst())
                .map(NameMention::spelling));
  }

  private Optional<String> behind(String key) {
    return PROCLITICS.indexOf(key.charAt(0)) >= 0
        ? Optional.ofNullable(house.get(key.substring(1)))
        : Optional.empty();
  }

  private static void collect(
      List<NameMention> person, String spelling, Map<NameMention, String> changes) {
    for (NameMention mention : person) {
      if (!mention.fixed() && SpellingKey.alike(mention.spelling(), spelling)) {
        changes.put(mention, spelling);
      }
    }
  }
}
