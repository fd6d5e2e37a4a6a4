package org.khabar.summarize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khabar.translate.EnglishNumbers;

/** Which sentences of an article a written sentence stands on. */
final class Support {
  /** Share of a written sentence's content words that its evidence must hold. */
  private static final double ENOUGH = 0.5;

  private static final int MOST = 3;

  /** A word with a capital letter that does not begin a sentence. */
  private static final Pattern NAME =
      Pattern.compile("(?<=[\\p{L}\\p{N},;:)'\"] )\\p{Lu}[\\p{L}\\p{N}-]*");

  private final List<Set<String>> content;
  private final String article;
  private final Set<String> words;

  Support(List<String> texts) {
    this.content = texts.stream().map(Words::ofContent).toList();
    this.article = String.join(" ", texts);
    this.words =
        Words.of(article).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /**
   * The sentences that hold what a written one says, best first ordered by their place; none if it
   * has a number or a name that the article lacks, or if too little of it is there.
   */
  List<Integer> of(String sentence) {
    for (String number : EnglishNumbers.of(sentence)) {
      if (!EnglishNumbers.stands(number, article)) {
        return List.of();
      }
    }
    Matcher name = NAME.matcher(sentence);
    while (name.find()) {
      for (String part : Words.of(name.group())) {
        if (!words.contains(part.toLowerCase(Locale.ROOT))) {
          return List.of();
        }
      }
    }
    return covering(Words.ofContent(sentence));
  }

  private List<Integer> covering(Set<String> wanted) {
    Set<String> open = new HashSet<>(wanted);
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < MOST && !open.isEmpty()) {
      int best = -1;
      long most = chosen.isEmpty() ? 0 : 1; // a second sentence must add two words
      for (int i = 0; i < content.size(); i++) {
        long shared = content.get(i).stream().filter(open::contains).count();
        if (shared > most) {
          most = shared;
          best = i;
        }
      }
      if (best < 0) {
        break;
      }
      chosen.add(best);
      open.removeAll(content.get(best));
    }
    boolean enough = wanted.size() - open.size() >= ENOUGH * wanted.size();
    return enough ? chosen.stream().sorted().toList() : List.of();
  }
}
