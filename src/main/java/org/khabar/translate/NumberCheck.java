package org.khabar.translate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every number that the source writes in digits must stand in the English, in digits or in words,
 * and the English must not have digits that the source lacks. Where the source spells numbers out,
 * added digits are not counted as a fault.
 */
final class NumberCheck implements FidelityCheck {
  /** Digits, and a word for a scale that may follow them. */
  static final Pattern SCALED =
      Pattern.compile(
          "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"
              + "(?: (ألف|الف|آلاف|الاف|مليون|ملايين|مليار|مليارات|بليون|تريليون|thousand|million"
              + "|billion|trillion)(?!\\p{L}))?");

  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final Map<String, String> WORDS = words();
  private static final Set<String> SCALE_WORDS =
      Set.of("thousand", "million", "billion", "trillion");

  /** Beginnings of Arabic number words, after the article and a conjunction. */
  private static final Pattern SPELLED =
      Pattern.compile(
          "(?:^|[^\\p{L}])[وبلف]?(?:ال)?(?:واحد|أحد عشر|اثن|إثن|ثلاث|أربع|اربع|خمس|ست|سبع|ثمان|تسع|عشر|مائ|مئ|ألف|الف|آلاف"
              + "|مليون|ملايين|مليار|نصف|ربع|ثلث|عامان|عامين|سنتان|سنتين|يومان|يومين|شهران|شهرين|أسبوعان|أسبوعين"
              + "|ساعتان|ساعتين|مرتان|مرتين|شخصان|شخصين)\\p{L}*");

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    String[] cardinals =
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                + " fifteen sixteen seventeen eighteen nineteen twenty")
            .split(" ", -1);
    String[] ordinals =
        (" first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                + " twentieth")
            .split(" ", -1);
    for (int i = 0; i < cardinals.length; i++) {
      words.put(cardinals[i], String.valueOf(i));
      words.put(ordinals[i], String.valueOf(i));
    }
    String[] tens = "thirty forty fifty sixty seventy eighty ninety hundred".split(" ", -1);
    for (int i = 0; i < tens.length; i++) {
      words.put(tens[i], String.valueOf(10 * (i + 3)));
    }
    String[] months =
        "january february march april may june july august september october november december"
            .split(" ", -1);
    for (int i = 0; i < months.length; i++) {
      words.put(months[i], String.valueOf(i + 1));
    }
    words.put("both", "2");
    words.put("once", "1");
    words.put("twice", "2");
    words.put("a", "1");
    return words;
  }

  @Override
  public List<Finding> check(String source, String target) {
    List<String> wanted = numbers(source);
    List<String> found = numbers(target);
    List<Finding> findings = new ArrayList<>();
    List<String> left = new ArrayList<>(found);
    Set<String> inWords = inWords(target);
    for (String number : wanted) {
      if (!left.remove(number) && !found.contains(number) && !inWords.contains(number)) {
        findings.add(
            new Finding(
                FindingKind.NUMBER_MISSING,
                "The number " + number + " of the source is not in the English."));
      }
    }
    if (!SPELLED.matcher(source).find()) {
      for (String number : new HashSet<>(left)) {
        if (!wanted.contains(number)) {
          findings.add(
              new Finding(FindingKind.NUMBER_ADDED, "The source has no number " + number + "."));
        }
      }
    }
    return findings;
  }

  /**
   * The values of numbers in digits, in plain notation. A word for a scale after the digits counts:
   * {@code 12 ألف}, {@code 12 thousand} and {@code 12,000} are alike.
   */
  static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = SCALED.matcher(text);
    while (matcher.find()) {
      numbers.add(value(matcher));
    }
    return numbers;
  }

  /** The value of a number that {@link #SCALED} has found. */
  static String value(Matcher matcher) {
    BigDecimal value = new BigDecimal(matcher.group(1).replace(",", ""));
    String scale = matcher.group(2);
    if (scale != null) {
      value = value.multiply(BigDecimal.valueOf(scale(scale)));
    }
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static long scale(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ألف", "الف", "آلاف", "الاف", "thousand" -> 1_000L;
      case "مليون", "ملايين", "million" -> 1_000_000L;
      case "مليار", "مليارات", "بليون", "billion" -> 1_000_000_000L;
      default -> 1_000_000_000_000L;
    };
  }

  /** Whether a number stands in an English text, in digits or as a word. */
  static boolean stands(String number, String english) {
    return numbers(english).contains(number) || inWords(english).contains(number);
  }

  private static Set<String> inWords(String text) {
    Set<String> values = new HashSet<>();
    String before = "";
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      String word = matcher.group();
      if (SCALE_WORDS.contains(word) && !before.isEmpty()) {
        BigDecimal scaled = new BigDecimal(before).multiply(BigDecimal.valueOf(scale(word)));
        values.add(scaled.stripTrailingZeros().toPlainString());
      }
      before = WORDS.getOrDefault(word, "");
      if (!before.isEmpty()) {
        values.add(before);
      }
    }
    return values;
  }
}
