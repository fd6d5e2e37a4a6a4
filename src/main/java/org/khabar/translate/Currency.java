package org.khabar.translate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Currencies of the news, as amounts name them in both languages. Arabic has one word for several
 * (ريال, ليرة, جنيه); any English word that it can stand for will do.
 */
enum Currency {
  DOLLAR(List.of("دولار", "$"), "دولار(?:ا|ات|ين|ان)?|\\$", "\\$|dollars?|usd|bucks?|cents?"),
  EURO(List.of("ورو", "€"), "[يأا]ورو(?:هات)?|€", "€|euros?|eur"),
  POUND(
      List.of("جنيه", "£"),
      "جنيه(?:ا|ات|ين|ان)?(?: (?:مصري|استرليني|إسترليني)(?:ا|ة)?)?|£",
      "£|pounds?|sterling|gbp|egp|le|quid|pence|p"),
  LIRA(List.of("لير"), "ليرة|ليرات|ليرتين", "liras?|lire|pounds?|try|tl|₺|syp|lbp"),
  RIYAL(
      List.of("ريال"),
      "ريال(?:ا|ات|ين|ان)?",
      "riyals?|rials?|rea(?:l|ls|is)|sar|qar|omr|yer|irr|brl|sr|qr"),
  DIRHAM(List.of("درهم", "دراهم"), "درهم(?:ا|ين)?|دراهم", "dirhams?|aed|mad|dhs?"),
  DINAR(
      List.of("دينار", "دنانير"),
      "دينار(?:ا|ين|ان)?|دنانير",
      "dinars?|kwd|bhd|jod|iqd|lyd|tnd|dzd|kd|bd|jd"),
  YEN(List.of("يابان", "¥"), "ين ياباني|ينا يابانيا|¥", "¥|yen|jpy"),
  YUAN(List.of("يوان"), "يوان(?:ا|ات)?", "yuans?|renminbi|rmb|cny|¥"),
  ROUBLE(List.of("روبل"), "روبل(?:ا|ات)?", "rou?bles?|rub|₽"),
  RUPEE(List.of("روبي"), "روبي(?:ة|ات)", "rupees?|rupiahs?|inr|pkr|idr|rs|₹"),
  SHEKEL(List.of("شيكل", "شواكل", "شيقل"), "شيكل(?:ا|ات)?|شواكل|شيقل", "shekels?|nis|ils|₪"),
  FRANC(List.of("فرنك"), "فرنك(?:ا|ات)?", "francs?|chf|cfa|xof"),
  KRONA(List.of("كرون"), "كرون(?:ة|ات|ا)", "kron\\w+|crowns?|sek|nok|dkk|czk"),
  PESO(List.of("بيزو"), "بيزو(?:ات)?", "pesos?|mxn|php|ars");

  private static final String NUMBER =
      "(?:\\d|مئة|مائة|مئات|ألف|آلاف|ألفا|مليون|مليونا|ملايين|مليار|مليارا|مليارات|تريليون|بليون)";

  /** One of them stands in every text that names it: quick to look for. */
  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> stems;

  private final Pattern arabic;
  private final Pattern word;
  private final Pattern english;

  Currency(List<String> stems, String arabic, String english) {
    this.stems = stems;
    String letter = "[\\u0621-\\u064a]";
    this.arabic =
        Pattern.compile(
            NUMBER
                + "(?: ?من)? ?(?:"
                + arabic
                + ")(?!"
                + letter
                + ")|[$€£¥] ?(?=\\d)(?<=(?:"
                + arabic
                + ") ?)");
    this.word = Pattern.compile("(?:" + arabic + ")");
    this.english =
        Pattern.compile(
            "(?<![a-z])(?:[a-z]{0,2}(?=[$€£¥₽₹₪₺]))?(?:" + english + ")(?![a-z])",
            Pattern.CASE_INSENSITIVE);
  }

  /** Whether a cleaned source has an amount in it. */
  boolean isIn(String source) {
    return mayBeIn(source) && arabic.matcher(source).find();
  }

  /** Whether a cleaned source names it anywhere. */
  boolean isMentionedIn(String source) {
    return mayBeIn(source) && word.matcher(source).find();
  }

  private boolean mayBeIn(String source) {
    return stems.stream().anyMatch(source::contains);
  }

  /** Whether an English text names it or its sign. */
  boolean isNamedIn(String target) {
    return english.matcher(target).find();
  }

  /** Its name in a message. */
  String plural() {
    String name = name().toLowerCase(Locale.ROOT);
    return switch (this) {
      case YEN, YUAN -> name;
      case KRONA -> "kronor";
      default -> name + "s";
    };
  }
}
