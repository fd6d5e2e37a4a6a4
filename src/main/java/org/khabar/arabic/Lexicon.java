package org.khabar.arabic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of Arabic words and phrases with what belongs to each, such as its English. Spellings
 * that differ only in hamza, ta marbuta, alef maqsura or marks find the same entry.
 *
 * <p>The tables are UTF-8 text: spellings separated by {@code |}, a tab, the value; lines that
 * start with {@code #} are comments.
 */
public final class Lexicon {
  /** News agencies. */
  public static final Lexicon AGENCIES = resource("agencies");

  /** Cities of datelines. */
  public static final Lexicon PLACES = resource("places");

  /** Titles of those who make a paper. */
  public static final Lexicon MASTHEADS = resource("mastheads");

  /** Given names and family names. */
  public static final Lexicon NAMES = resource("given-names");

  /** Names that must not get lost, with their English forms separated by {@code |}. */
  public static final Lexicon KNOWN_NAMES = resource("names");

  /** Phrases that start a line of page furniture, with its kind. */
  public static final Lexicon FURNITURE = resource("furniture");

  private final Map<String, String> values;

  private Lexicon(Map<String, String> values) {
    this.values = values;
  }

  private static Lexicon resource(String name) {
    String path = "/arabic/" + name + ".tsv";
    try (InputStream in = Lexicon.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("there is no table " + path);
      }
      return of(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException if a line has no tab
   */
  static Lexicon of(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw new IllegalArgumentException("no tab in the line: " + line);
      }
      for (String spelling : line.substring(0, tab).split("\\|", -1)) {
        values.putIfAbsent(MatchingKey.of(spelling), line.substring(tab + 1));
      }
    }
    return new Lexicon(values);
  }

  /** The value of a word or phrase. */
  public Optional<String> find(String phrase) {
    return findKey(MatchingKey.of(phrase));
  }

  /** The value of a word or phrase of which the {@link MatchingKey} is known. */
  Optional<String> findKey(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of the longest entry that a text starts with, up to a word's end. */
  public Optional<String> findPrefix(String text) {
    String key = MatchingKey.of(text);
    int end = key.length();
    while (end > 0) {
      String value = values.get(key.substring(0, end));
      if (value != null) {
        return Optional.of(value);
      }
      end--;
      while (end > 0 && Character.isLetterOrDigit(key.charAt(end))) {
        end--;
      }
    }
    return Optional.empty();
  }
}
