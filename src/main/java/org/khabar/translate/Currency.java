package org.khabar.translate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Currencies of the news, as amounts name them in both languages. Arabic has one word for several
 * (ريال, ليرة, جنيه); any English word that it can stand for will do.
 */
enum Currency {
  DOLLAR("دولار(?:ا|ات|ين|ان)?|\\$", "\\$|dollars?|usd|bucks?|cents?"),
  EURO("[يأا]ورو(?:هات)?|€", "€|euros?|eur"),
  POUND(
      "جنيه(?:ا|ات|ين|ان)?(?: (?:مصري|استرليني|إسترليني)(?:ا|ة)?)?|£",
      "£|pounds?|sterling|gbp|egp|le|quid|pence|p"),
  LIRA("ليرة|ليرات|ليرتين", "liras?|lire|pounds?|try|tl|₺|syp|lbp"),
  RIYAL("ريال(?:ا|ات|ين|ان)?", "riyals?|rials?|rea(?:l|ls|is)|sar|qar|omr|yer|irr|brl|sr|qr"),
  DIRHAM("درهم(?:ا|ين)?|دراهم", "dirhams?|aed|mad|dhs?"),
  DINAR("دينار(?:ا|ين|ان)?|دنانير", "dinars?|kwd|bhd|jod|iqd|lyd|tnd|dzd|kd|bd|jd"),
  YEN("ين ياباني|ينا يابانيا|¥", "¥|yen|jpy"),
  YUAN("يوان(?:ا|ات)?", "yuans?|renminbi|rmb|cny|¥"),
  ROUBLE("روبل(?:ا|ات)?", "rou?bles?|rub|₽"),
  RUPEE("روبي(?:ة|ات)", "rupees?|rupiahs?|inr|pkr|idr|rs|₹"),
  SHEKEL("شيكل(?:ا|ات)?|شواكل|شيقل", "shekels?|nis|ils|₪"),
  FRANC("فرنك(?:ا|ات)?", "francs?|chf|cfa|xof"),
  KRONA("كرون(?:ة|ات|ا)", "kron\\w+|crowns?|sek|nok|dkk|czk"),
  PESO("بيزو(?:ات)?", "pesos?|mxn|php|ars");

  private static final String NUMBER =
      "(?:\\d|مئة|مائة|مئات|ألف|آلاف|ألفا|مليون|مليونا|ملايين|مليار|مليارا|مليارات|تريليون|بليون)";

  private final Pattern arabic;
  private final Pattern word;
  private final Pattern english;

  Currency(String arabic, String english) {
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
    return arabic.matcher(source).find();
  }

  /** Whether a cleaned source names it anywhere. */
  boolean isMentionedIn(String source) {
    return word.matcher(source).find();
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
