package org.khabar.api.keys;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key opens. */
public enum Scope {
  /** Texts, articles, documents and glossaries. */
  TRANSLATE,
  /** Briefs. */
  SUMMARISE,
  /** Backlogs. */
  JOBS,
  /** The metrics, and nothing of anybody's. */
  METRICS,
  /** Keys, and the jobs and articles of every key. */
  ADMIN;

  /** What a key opens that is made without saying what. */
  public static final Set<Scope> USUAL = Set.of(TRANSLATE, SUMMARISE, JOBS);

  /** The scope as it is written everywhere: in small letters. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of a name, in letters of any size. */
  public static Optional<Scope> of(String name) {
    return Arrays.stream(values()).filter(s -> s.name().equalsIgnoreCase(name.strip())).findFirst();
  }

  /** Scopes as one text, in the order of their declaration. */
  static String joined(Set<Scope> scopes) {
    return EnumSet.copyOf(scopes).stream().map(Scope::written).collect(Collectors.joining(" "));
  }

  static Set<Scope> split(String joined) {
    return Arrays.stream(joined.split(" ", -1))
        .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
  }
}
