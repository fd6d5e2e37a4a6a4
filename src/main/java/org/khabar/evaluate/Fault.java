package org.khabar.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A fault that a translation can have, made on purpose in a right one, to measure the checks that
 * should see it.
 */
public enum Fault {
  /** A number becomes another. */
  NUMBER_CHANGED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(
          english,
          NUMBER,
          random,
          number -> {
            char[] digits = number.toCharArray();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < digits.length; i++) {
              if (Character.isDigit(digits[i])) {
                places.add(i);
              }
            }
            int place = places.get(random.nextInt(places.size()));
            digits[place] = (char) ('1' + (digits[place] - '0' + random.nextInt(8)) % 9);
            return new String(digits);
          });
    }
  },
  /** A number is left out. */
  NUMBER_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(english, NUMBER, random, number -> "");
    }
  },
  /** A digit of a number is left out: 44 becomes 4. */
  DIGIT_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(
          english,
          LONG_NUMBER,
          random,
          number -> {
            int at = random.nextInt(number.length());
            return number.substring(0, at) + number.substring(at + 1);
          });
    }
  },
  /** A percentage loses its sign or word. */
  PERCENT_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(english, PERCENT, random, sign -> "");
    }
  },
  /** An amount comes in another currency. */
  CURRENCY_CHANGED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(
          english,
          CURRENCY,
          random,
          found ->
              found.length() == 1 ? other(found, SIGNS, random) : other(found, CURRENCIES, random));
    }
  },
  /** An amount loses its currency. */
  CURRENCY_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      // a second amount in it would leave the currency in the sentence
      return CURRENCY.matcher(english).results().count() == 1
          ? one(english, CURRENCY, random, found -> "")
          : Optional.empty();
    }
  },
  /** A month becomes another. */
  MONTH_CHANGED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(english, MONTH, random, month -> other(month, MONTHS, random));
    }
  },
  /** A day of the week becomes another. */
  WEEKDAY_CHANGED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(english, WEEKDAY, random, day -> other(day, WEEKDAYS, random));
    }
  },
  /** "Not" gets lost. */
  NEGATION_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      List<MatchResult> places = NEGATION.matcher(english).results().toList();
      // Two negations, or words that deny, would leave the sentence negative.
      return places.size() == 1 ? one(english, NEGATION, random, not -> "") : Optional.empty();
    }
  },
  /** "Not" comes in. */
  NEGATION_ADDED {
    @Override
    Optional<String> make(String english, Random random) {
      return NEGATION.matcher(english).find()
          ? Optional.empty()
          : one(english, AUXILIARY, random, verb -> verb + "not ");
    }
  },
  /** A name in several words is left out. */
  NAME_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      return one(english, NAME, random, name -> " ");
    }
  },
  /** The quotation marks are gone. */
  QUOTATION_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      String plain = english.replaceAll("[\"\u201c\u201d\u00ab\u00bb]", "");
      return plain.equals(english) ? Optional.empty() : Optional.of(plain);
    }
  },
  /** The second half of the sentence is gone. */
  HALF_DROPPED {
    @Override
    Optional<String> make(String english, Random random) {
      String[] words = english.split(" ", -1);
      return words.length < 12
          ? Optional.empty()
          : Optional.of(String.join(" ", List.of(words).subList(0, words.length / 2)) + ".");
    }
  },
  /** A phrase comes three times. */
  LOOP {
    @Override
    Optional<String> make(String english, Random random) {
      String[] words = english.split(" ", -1);
      if (words.length < 8) {
        return Optional.empty();
      }
      int from = random.nextInt(words.length - 4);
      List<String> all = new ArrayList<>(List.of(words));
      List<String> phrase = List.of(words).subList(from, from + 2 + random.nextInt(3));
      all.addAll(from, phrase);
      all.addAll(from, phrase);
      return Optional.of(String.join(" ", all));
    }
  };

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\d.,-])\\d+(?:[.,]\\d+)*(?![\\p{L}\\d])");
  private static final Pattern LONG_NUMBER =
      Pattern.compile("(?<![\\p{L}\\d.,-])\\d{2,}(?![\\p{L}\\d.,])");
  private static final Pattern PERCENT = Pattern.compile("(?<=\\d) ?(?:%|percent\\b|per cent\\b)");
  private static final List<String> SIGNS = List.of("$", "\u20ac", "\u00a3");
  private static final List<String> CURRENCIES =
      List.of("dollars", "euros", "riyals", "dirhams", "dinars", "yen", "yuan", "rupees");
  // pounds are weights too
  private static final Pattern CURRENCY =
      Pattern.compile(
          "[$\u20ac\u00a3](?=\\d)"
              + "|(?<=(?:\\d|hundred|thousand|million|billion) )(?:"
              + String.join("|", CURRENCIES)
              + ")\\b");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  // "May" and "March" are words too.
  private static final Pattern MONTH =
      Pattern.compile(
          "\\b(?:January|February|April|June|July|August|September|October|November|December)\\b");
  private static final Pattern WEEKDAY =
      Pattern.compile("\\b(?:" + String.join("|", WEEKDAYS) + ")\\b");
  private static final Pattern NEGATION =
      Pattern.compile(
          "\\bnot |n't\\b|(?<=\\bcan)not\\b|\\bnever |\\bno (?!\\.)", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUXILIARY =
      Pattern.compile(
          "\\b(?:is|are|was|were|will|would|has|have|had|can|could|should) (?=\\p{Ll})");
  private static final Pattern NAME =
      Pattern.compile("(?<=[\\p{Ll},] )\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)+ ");

  /** What is put in place of what was found. */
  interface Change {
    String of(String found);
  }

  /**
   * Makes the fault in a sentence.
   *
   * @return the faulty sentence; empty if it has no place for this fault
   */
  abstract Optional<String> make(String english, Random random);

  /** The faulty sentence, if it is another than before. */
  public Optional<String> in(String english, Random random) {
    return make(english, random)
        .map(faulty -> faulty.replaceAll(" {2,}", " ").strip())
        .filter(faulty -> !faulty.equals(english));
  }

  static Optional<String> one(String english, Pattern pattern, Random random, Change change) {
    List<MatchResult> places = pattern.matcher(english).results().toList();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    return Optional.of(
        english.substring(0, place.start())
            + change.of(place.group())
            + english.substring(place.end()));
  }

  static String other(String value, List<String> values, Random random) {
    int at = values.indexOf(value);
    return values.get((at + 1 + random.nextInt(values.size() - 1)) % values.size());
  }
}
