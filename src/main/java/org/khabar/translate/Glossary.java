package org.khabar.translate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khabar.arabic.LongestPhrases;
import org.khabar.arabic.MatchingKey;
import org.khabar.arabic.TextRange;

/**
 * Terms that a newsroom wants in its own words. A term is found through what Arabic writes onto a
 * word: conjunctions, prepositions and the article before it, a pronoun after it; the longest term
 * wins. Spellings that differ in hamza, ta marbuta or alef maqsura are alike.
 */
public final class Glossary {
  /** Without terms. */
  public static final Glossary EMPTY = new Glossary(List.of());

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Conjunction, then preposition or future, then the article. */
  private static final Pattern PROCLITICS = Pattern.compile("^[وف]?[بلكس]?(?:ال|لل)?");

  private static final List<String> PRONOUNS =
      List.of("هما", "ها", "هم", "هن", "كم", "نا", "ه", "ك", "ي");
  private static final int SHORTEST = 3;
  private static final int SHOWN_DIGITS = 12;

  private final List<Term> terms;
  private final Map<List<String>, Term> bySource = new HashMap<>();
  private final int longest;

  /**
   * A term.
   *
   * @param source the Arabic, one word or several
   * @param target its English
   */
  public record Term(String source, String target) {}

  /**
   * A term in a text.
   *
   * @param term the term
   * @param range where its Arabic stands, without what is written before it
   * @param whole whether nothing is written after it, so that the English can take its place
   */
  public record Mention(Term term, TextRange range, boolean whole) {}

  /**
   * Makes a glossary; of two terms with one source the later counts.
   *
   * @throws IllegalArgumentException if a term lacks a side or has no letter in its source
   */
  public Glossary(List<Term> terms) {
    this.terms = List.copyOf(terms);
    int most = 0;
    for (Term term : terms) {
      List<String> words = keys(term.source());
      if (words.isEmpty() || term.target().isBlank()) {
        throw new IllegalArgumentException(
            "a term needs Arabic and English: \"%s\", \"%s\""
                .formatted(term.source(), term.target()));
      }
      bySource.put(words, term);
      most = Math.max(most, words.size());
    }
    this.longest = most;
  }

  private static List<String> keys(String text) {
    return WORD.matcher(MatchingKey.of(text)).results().map(word -> bare(word.group())).toList();
  }

  /** A word without the article. */
  private static String bare(String key) {
    return key.startsWith("ال") && key.length() > SHORTEST + 1 ? key.substring(2) : key;
  }

  public List<Term> terms() {
    return terms;
  }

  /** These terms and others; of two with one source the other's counts. */
  public Glossary with(Glossary others) {
    return terms.isEmpty()
        ? others
        : new Glossary(Stream.concat(terms.stream(), others.terms.stream()).toList());
  }

  /** These terms with those of the same source replaced by others, and the rest of these after. */
  public Glossary merged(Glossary others) {
    Map<String, Term> merged = new LinkedHashMap<>();
    terms.forEach(term -> merged.put(term.source(), term));
    others.terms.forEach(term -> merged.put(term.source(), term));
    return new Glossary(List.copyOf(merged.values()));
  }

  /** Short hash of what the terms say: equal for equal terms in equal order. */
  public String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Term term : terms) {
        digest.update(
            (term.source() + "\t" + term.target() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The terms in a cleaned text, in order; none overlaps another. */
  public List<Mention> find(String text) {
    if (terms.isEmpty()) {
      return List.of();
    }
    String key = MatchingKey.ofCleaned(text);
    return LongestPhrases.in(text, WORD, longest, words -> mention(key, words));
  }

  private Optional<Mention> mention(String key, List<TextRange> words) {
    List<String> keys = new ArrayList<>();
    for (TextRange word : words) {
      keys.add(bare(word.of(key)));
    }
    TextRange range = words.get(0).union(words.get(words.size() - 1));
    String first = words.get(0).of(key);
    int last = keys.size() - 1;
    for (int cut : cuts(first)) {
      keys.set(0, bare(uncut(first, cut)));
      TextRange rest = new TextRange(range.start() + cut, range.end());
      Term term = bySource.get(keys);
      if (term != null) {
        return Optional.of(new Mention(term, rest, true));
      }
      String word = keys.get(last);
      for (String pronounless : withoutPronoun(word)) {
        keys.set(last, pronounless);
        term = bySource.get(keys);
        if (term != null) {
          return Optional.of(new Mention(term, rest, false));
        }
      }
      keys.set(last, word);
    }
    return Optional.empty();
  }

  /** How many letters before a word may not belong to it; none first. */
  private static Set<Integer> cuts(String key) {
    Set<Integer> cuts = new LinkedHashSet<>(List.of(0));
    Matcher matcher = PROCLITICS.matcher(key);
    if (matcher.find()) {
      for (int cut = 1; cut <= matcher.end() && key.length() - cut >= 2; cut++) {
        cuts.add(cut);
      }
    }
    return cuts;
  }

  /** The rest of a word; behind "for", the article has lost its alef. */
  private static String uncut(String key, int cut) {
    String rest = key.substring(cut);
    boolean assimilated = cut > 0 && key.charAt(cut - 1) == 'ل' && rest.startsWith("ل");
    return assimilated ? "ا" + rest : rest;
  }

  private static Set<String> withoutPronoun(String key) {
    Set<String> forms = new HashSet<>();
    for (String pronoun : PRONOUNS) {
      if (key.endsWith(pronoun) && key.length() - pronoun.length() >= SHORTEST) {
        String rest = key.substring(0, key.length() - pronoun.length());
        forms.add(rest);
        if (rest.endsWith("ت")) { // ta marbuta, opened
          forms.add(rest.substring(0, rest.length() - 1) + "ه");
        }
      }
    }
    return forms;
  }
}
