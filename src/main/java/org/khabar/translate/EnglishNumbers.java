package org.khabar.translate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.arabic.Quantity;
import org.khabar.arabic.TextRange;

/**
 * The numbers of an English text: in digits, with a word or a letter for the scale or without
 * ({@code 12,000}, {@code 1.5bn}), and in words ({@code twenty-five thousand}, {@code half a
 * million}), with what may be a number or not: ordinals, "once", "both", names of months.
 */
public final class EnglishNumbers {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:(?<suffix>bn|tn|[mbk])(?!\\p{L}))?"
              + "|(?<word>[A-Za-z]+)");
  private static final Pattern CLOCK = Pattern.compile("^(?::\\d\\d)? ?(?:pm|p\\.m\\.|PM)");
  private static final Pattern AFTER_POINT = Pattern.compile("^ ?(?:am|pm|a\\.m\\.|p\\.m\\.)");

  /** "1950-53", "2015/16". */
  private static final Pattern YEAR_BEFORE = Pattern.compile("(\\d\\d)\\d\\d[-\u2013/]$");

  private static final Pattern RANGE =
      Pattern.compile("(?: (?:and|to|or) (?:[$£€])?| ?[-\u2013] ?(?:[$£€])?)");
  private static final Pattern ORDINAL = Pattern.compile("(?:th|st|nd|rd)$");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int CERTAIN = 3;

  /** Characters around digits that may say what they mean. */
  private static final int NEARBY = 12;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /** A number in digits or a word, in lower case. */
  private record Token(String value, String suffix, TextRange range, boolean digits) {}

  private EnglishNumbers(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      boolean digits = matcher.group("digits") != null;
      String suffix = digits ? Optional.ofNullable(matcher.group("suffix")).orElse("") : "";
      tokens.add(
          new Token(
              digits ? matcher.group("digits") : matcher.group().toLowerCase(Locale.ROOT),
              suffix,
              new TextRange(matcher.start(), matcher.end()),
              digits));
    }
  }

  /** The numbers of a text, from its beginning to its end. */
  public static List<Quantity> in(String text) {
    return new EnglishNumbers(text).all();
  }

  /**
   * Values of the numbers that stand in digits, in plain notation; {@code 12 thousand} is 12000.
   */
  public static List<String> of(String text) {
    return in(text).stream()
        .filter(quantity -> quantity.form() == Quantity.Form.DIGITS)
        .map(Quantity::value)
        .toList();
  }

  /** Whether a number, in plain notation, stands in a text, in digits or in words. */
  public static boolean stands(String number, String text) {
    return in(text).stream().anyMatch(quantity -> quantity.values().contains(number));
  }

  private List<Quantity> all() {
    List<Reading> found = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      Reading reading = new Reading(at);
      if (reading.read()) {
        found.add(reading);
        at = reading.next;
      } else {
        at++;
      }
    }
    for (int i = 0; i + 1 < found.size(); i++) {
      found.get(i).shareScaleOf(found.get(i + 1));
    }
    return found.stream().map(Reading::quantity).toList();
  }

  /** One number, read word by word. */
  private final class Reading {
    private final int first;
    private int next;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private boolean loose;
    private int numbers;
    private long lastScale = 1;
    private final Set<String> others = new LinkedHashSet<>();

    Reading(int first) {
      this.first = first;
      this.next = first;
    }

    boolean read() {
      Token token = tokens.get(first);
      if (token.digits()) {
        digits(token);
        return true;
      }
      if (article(token.value())) {
        return afterArticle();
      }
      while (next < tokens.size() && !tokens.get(next).digits() && (next == first || near(next))) {
        if (!take(tokens.get(next).value())) {
          break;
        }
      }
      halfMore();
      return numbers > 0;
    }

    private boolean article(String word) {
      return word.equals("a") || word.equals("an");
    }

    /** "A hundred", "a million". */
    private boolean afterArticle() {
      next++;
      if (next == tokens.size() || tokens.get(next).digits() || !near(next)) {
        return false;
      }
      Long scale = EnglishNumberWords.SCALES.get(tokens.get(next).value());
      if (scale == null) {
        return false;
      }
      current = BigDecimal.ONE;
      while (next < tokens.size() && !tokens.get(next).digits() && near(next)) {
        if (!take(tokens.get(next).value())) {
          break;
        }
      }
      halfMore();
      return true;
    }

    private void digits(Token token) {
      current = new BigDecimal(token.value().replace(",", ""));
      numbers = 1;
      next++;
      int end = token.range().end();
      String rest = text.substring(end, Math.min(text.length(), end + NEARBY));
      Long suffix = EnglishNumberWords.SUFFIXES.get(token.suffix());
      if (suffix != null) {
        BigDecimal scaled = current.multiply(BigDecimal.valueOf(suffix));
        boolean money =
            token.range().start() > 0 && isMoney(text.charAt(token.range().start() - 1));
        others.add(Quantity.plain(money ? current : scaled));
        current = money ? scaled : current;
      } else if (rest.startsWith("s") && current.compareTo(BigDecimal.valueOf(1000)) > 0) {
        others.add(Quantity.plain(current.remainder(BigDecimal.valueOf(100))));
      }
      if (CLOCK.matcher(rest).find()) {
        others.add(Quantity.plain(current.add(BigDecimal.valueOf(12))));
      }
      if (token.value().contains(".") && AFTER_POINT.matcher(rest).find()) {
        String[] parts = token.value().split("\\.", -1);
        BigDecimal hour = new BigDecimal(parts[0]);
        others.add(Quantity.plain(hour));
        others.add(Quantity.plain(hour.add(BigDecimal.valueOf(12))));
        others.add(Quantity.plain(new BigDecimal(parts[1])));
      }
      int start = token.range().start();
      String before = text.substring(Math.max(0, start - NEARBY), start);
      Matcher year = YEAR_BEFORE.matcher(before);
      if (year.find() && token.value().length() == 2) {
        others.add(year.group(1) + token.value());
      }
      loose =
          (before.endsWith(":") && current.signum() == 0) // "9:00"
              || (!before.isEmpty() && Character.isLetter(before.charAt(before.length() - 1)));
      if (next < tokens.size()
          && (near(next) || tokens.get(next).range().start() == token.range().end())
          && EnglishNumberWords.SCALES.containsKey(tokens.get(next).value())) {
        take(tokens.get(next).value());
      }
      halfMore();
    }

    private boolean isMoney(char sign) {
      return Character.getType(sign) == Character.CURRENCY_SYMBOL;
    }

    /** Words of one number stand side by side, or with a hyphen between them. */
    private boolean near(int at) {
      String between =
          text.substring(tokens.get(at - 1).range().end(), tokens.get(at).range().start());
      return between.equals(" ") || between.equals("-");
    }

    private boolean take(String word) {
      Integer cardinal = EnglishNumberWords.CARDINALS.get(word);
      Long scale = EnglishNumberWords.SCALES.get(word);
      int small = current.remainder(BigDecimal.valueOf(100)).intValue();
      if (cardinal != null) {
        boolean goesOn = small == 0 || (small >= 20 && small % 10 == 0 && cardinal < 10);
        if (numbers > 0 && (!goesOn || (current.signum() == 0 && total.signum() == 0))) {
          return false;
        }
        current = current.add(BigDecimal.valueOf(cardinal));
      } else if (scale != null) {
        if (current.signum() == 0) {
          return false;
        }
        scale(scale);
      } else if (EnglishNumberWords.LOOSE.containsKey(word)) {
        return takeLoose(word);
      } else if (word.equals("and")) {
        return takeAnd();
      } else {
        return false;
      }
      numbers++;
      next++;
      return true;
    }

    private boolean takeLoose(String word) {
      int value = EnglishNumberWords.LOOSE.getOrDefault(word, 0);
      if (numbers > 0 && !(ORDINAL.matcher(word).find() && isOpen())) {
        return false;
      }
      boolean fraction = word.equals("half") || word.equals("quarter");
      if (fraction && isBeforeScale()) {
        current = new BigDecimal(value).movePointLeft(2);
      } else {
        current = current.add(BigDecimal.valueOf(value));
        loose = true;
        if (fraction) {
          others.add(Quantity.plain(new BigDecimal(value).movePointLeft(2)));
        }
      }
      numbers++;
      next++;
      return true;
    }

    /** Whether a unit may follow: after "twenty", "hundred", "thousand". */
    private boolean isOpen() {
      int small = current.remainder(BigDecimal.valueOf(100)).intValue();
      return small % 10 == 0 && small != 10;
    }

    /** "Half a million", "a quarter of a million": goes on at the scale. */
    private boolean isBeforeScale() {
      int at = next + 1;
      while (at < tokens.size()
          && at <= next + 2
          && (article(tokens.get(at).value()) || tokens.get(at).value().equals("of"))) {
        at++;
      }
      boolean found =
          at > next + 1
              && at < tokens.size()
              && EnglishNumberWords.SCALES.containsKey(tokens.get(at).value());
      if (found) {
        next = at - 1;
      }
      return found;
    }

    private void scale(long scale) {
      BigDecimal factor = BigDecimal.valueOf(scale);
      lastScale = scale;
      if (scale == 100) {
        current = current.multiply(factor);
      } else {
        total = total.add(current.multiply(factor));
        current = BigDecimal.ZERO;
      }
    }

    /** "Two hundred and fifty": only after a scale and before a smaller number. */
    private boolean takeAnd() {
      boolean after =
          numbers > 1 && EnglishNumberWords.SCALES.containsKey(tokens.get(next - 1).value());
      if (!after
          || next + 1 >= tokens.size()
          || tokens.get(next + 1).digits()
          || !near(next + 1)
          || !EnglishNumberWords.CARDINALS.containsKey(tokens.get(next + 1).value())) {
        return false;
      }
      next++;
      return true;
    }

    /** "Two and a half million", "2.5", "three million and a half". */
    private void halfMore() {
      if (numbers == 0 || next + 2 >= tokens.size()) {
        return;
      }
      boolean half =
          tokens.get(next).value().equals("and")
              && article(tokens.get(next + 1).value())
              && tokens.get(next + 2).value().equals("half");
      if (half) {
        next += 3;
        current = current.add(HALF);
        Long scale =
            next < tokens.size() && near(next)
                ? EnglishNumberWords.SCALES.get(tokens.get(next).value())
                : null;
        if (scale != null) {
          scale(scale);
          next++;
        }
      }
    }

    /** "Between three and four million": three million too. */
    void shareScaleOf(Reading later) {
      String between = text.substring(range().end(), later.range().start());
      if (lastScale == 1 && RANGE.matcher(between).matches()) {
        others.add(
            Quantity.plain(total.add(current).multiply(BigDecimal.valueOf(later.lastScale))));
      }
    }

    private TextRange range() {
      return tokens.get(first).range().union(tokens.get(next - 1).range());
    }

    Quantity quantity() {
      BigDecimal value = total.add(current);
      List<String> values = new ArrayList<>(List.of(Quantity.plain(value)));
      values.addAll(others);
      return Quantity.of(values, range(), form(value));
    }

    private Quantity.Form form(BigDecimal value) {
      if (tokens.get(first).digits()) {
        return loose ? Quantity.Form.LOOSE : Quantity.Form.DIGITS;
      }
      return loose || value.compareTo(BigDecimal.valueOf(CERTAIN)) < 0
          ? Quantity.Form.LOOSE
          : Quantity.Form.WORDS;
    }
  }
}
