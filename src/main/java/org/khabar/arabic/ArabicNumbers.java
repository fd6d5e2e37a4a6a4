package org.khabar.arabic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.arabic.ArabicNumberWords.NumberWord;
import org.khabar.arabic.ArabicNumberWords.Part;

/**
 * The numbers of a cleaned Arabic text: in digits, with a word for the scale or without, and
 * spelled out ({@code خمسة وعشرون ألفا}, {@code مئتان}, {@code مليون ونصف المليون}), with what may
 * be a number or not: ordinals, duals, fractions, decades.
 */
public final class ArabicNumbers {
  private static final Pattern TOKEN =
      Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?|[\\u0621-\\u064a]+");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
  private static final Pattern CENTURY = Pattern.compile("(?:ال|لل)?قرن");
  private static final Pattern DUAL = Pattern.compile("[\\u0621-\\u064a]{3,}(?:ان|ين|تا|تي)");
  private static final Pattern EVENING =
      Pattern.compile("(?::\\d\\d)? ?(?:من )?(?:مساء|ليلا|ظهرا|عصرا|بعد الظهر|م\\b)");
  private static final Pattern RANGE = Pattern.compile(" (?:و|إلى |الى |أو |- )?| ?- ?");
  private static final int NOON = 12;
  private static final int CERTAIN = 3;
  private static final long THOUSAND = 1000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final String text;
  private final List<TextRange> tokens = new ArrayList<>();

  private ArabicNumbers(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new TextRange(matcher.start(), matcher.end()));
    }
  }

  /** The numbers of a text, from its beginning to its end. */
  public static List<Quantity> in(String text) {
    return new ArabicNumbers(text).all();
  }

  private List<Quantity> all() {
    List<Reading> readings = new ArrayList<>();
    List<Quantity> found = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      Reading reading = new Reading(at);
      if (reading.read()) {
        readings.add(reading);
        at = reading.next;
      } else {
        dual(at).ifPresent(found::add);
        at++;
      }
    }
    for (int i = 0; i + 1 < readings.size(); i++) {
      readings.get(i).shareScaleOf(readings.get(i + 1));
    }
    readings.forEach(reading -> found.add(reading.quantity()));
    found.sort(Comparator.comparingInt(quantity -> quantity.range().start()));
    return found;
  }

  private Optional<Quantity> dual(int at) {
    return DUAL.matcher(token(at)).matches()
        ? Optional.of(Quantity.of(List.of("2"), tokens.get(at), Quantity.Form.LOOSE))
        : Optional.empty();
  }

  private String token(int at) {
    return tokens.get(at).of(text);
  }

  private boolean isDigits(int at) {
    return Character.isDigit(text.charAt(tokens.get(at).start()));
  }

  /** A comma is of thousands before groups of three digits, else of decimals. */
  private BigDecimal digits(int at) {
    String digits = token(at);
    return new BigDecimal(
        GROUPED.matcher(digits).matches() ? digits.replace(",", "") : digits.replace(',', '.'));
  }

  /** The word of a number that stands at a place and goes on with what stands before it. */
  private Optional<NumberWord> word(int at, boolean first) {
    if (at >= tokens.size() || isDigits(at) || !(first || adjacent(at))) {
      return Optional.empty();
    }
    return ArabicNumberWords.of(token(at));
  }

  private boolean adjacent(int at) {
    return text.substring(tokens.get(at - 1).end(), tokens.get(at).start()).equals(" ");
  }

  /** One number, read word by word. */
  private final class Reading {
    private final int first;
    private int next;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private long lastScale = Long.MAX_VALUE;
    private boolean ordinal;
    private boolean definite;
    private boolean fraction;
    private boolean silent;
    private boolean decade;
    private final Set<String> others = new LinkedHashSet<>();

    Reading(int first) {
      this.first = first;
      this.next = first;
    }

    /** Reads the number that begins here, if one does. */
    boolean read() {
      if (isDigits(first)) {
        current = digits(first);
        next = first + 1;
        digitsOfATime();
        word(next, false).filter(this::isScale).ifPresent(this::take);
        if (next > first + 1) {
          halfOfTheScale();
          smallerScale();
        }
        return true;
      }
      Optional<NumberWord> word = word(first, true);
      while (word.isPresent() && fits(word.get())) {
        take(word.get());
        word = word(next, false);
      }
      if (fraction && word.filter(this::repeatsTheScale).isPresent()) {
        next++;
      }
      return next > first;
    }

    /** {@code ثلاثة ملايين ونصف المليون}. */
    private boolean repeatsTheScale(NumberWord word) {
      return word.part() == Part.SCALE && word.value() == lastScale && !word.joined();
    }

    private boolean starts() {
      return next == first;
    }

    private boolean fits(NumberWord word) {
      int small = current.remainder(BigDecimal.valueOf(100)).intValue();
      boolean none = current.signum() == 0;
      boolean open = starts() || (word.joined() && !fraction && !decade && !isAnother(word));
      return switch (word.part()) {
        case UNIT, ORDINAL -> open && small == 0;
        case TEN ->
            (open && small == 0) || (!starts() && !word.joined() && small > 0 && small < 10);
        case TENS -> open && (small == 0 || (word.joined() && small < 10));
        case HUNDREDS -> (open && none) || (!word.joined() && isMultiplied(word));
        case SCALE ->
            word.value() < lastScale
                && ((!none && !word.joined()) || (none && open))
                && (!fraction || (next == first + 1 && !word.joined()));
        case PLURAL_SCALE -> word.value() < lastScale && !none && !word.joined() && !fraction;
        case DOUBLE_SCALE -> word.value() < lastScale && none && open;
        case FRACTION, DECADE ->
            starts() || (word.joined() && word.part() == Part.FRACTION && !fraction);
      };
    }

    /** {@code مليونين وثلاثة ملايين}: what follows has as large a scale of its own. */
    private boolean isAnother(NumberWord word) {
      if (total.signum() == 0 || word.part() == Part.FRACTION) {
        return false;
      }
      Optional<NumberWord> ahead = word(next + 1, false);
      for (int at = next + 2; ahead.isPresent(); at++) {
        boolean scale = ahead.get().part() == Part.SCALE || ahead.get().part() == Part.PLURAL_SCALE;
        if (scale && ahead.get().value() >= lastScale) {
          return true;
        }
        ahead = word(at, false);
      }
      return false;
    }

    /** Three hundred, in two words. */
    private boolean isMultiplied(NumberWord word) {
      return word.value() == 100
          && current.compareTo(BigDecimal.valueOf(3)) >= 0
          && current.compareTo(BigDecimal.valueOf(9)) <= 0;
    }

    private void take(NumberWord word) {
      BigDecimal value = BigDecimal.valueOf(word.value());
      switch (word.part()) {
        case UNIT, TENS, TEN -> current = current.add(value);
        case ORDINAL -> {
          current = current.add(value);
          ordinal = true;
        }
        case HUNDREDS ->
            current =
                current.signum() == 0 || word.joined()
                    ? current.add(value)
                    : current.multiply(value);
        case SCALE, PLURAL_SCALE, DOUBLE_SCALE -> scale(word);
        case FRACTION -> fraction(word);
        case DECADE -> {
          decade = true;
          current = value;
          for (int century = 18; century <= 20; century++) {
            others.add(String.valueOf(100L * century + word.value()));
          }
        }
      }
      definite |= word.definite();
      next++;
    }

    private void scale(NumberWord word) {
      BigDecimal factor = current.signum() == 0 ? BigDecimal.ONE : current;
      if (word.part() == Part.DOUBLE_SCALE) {
        factor = BigDecimal.valueOf(2);
      } else if (starts() && token(next).endsWith("ا")) { // before a noun two, else one
        factor = BigDecimal.valueOf(2);
        others.add(String.valueOf(word.value()));
      }
      total = total.add(factor.multiply(BigDecimal.valueOf(word.value())));
      current = BigDecimal.ZERO;
      lastScale = word.value();
    }

    private void fraction(NumberWord word) {
      BigDecimal share = new BigDecimal(word.value()).movePointLeft(2);
      if (starts()) { // "half", or "an hour and a half" and "two hours and a half"
        others.add(Quantity.plain(new BigDecimal(word.value())));
        others.add(Quantity.plain(share.add(BigDecimal.ONE)));
        others.add(Quantity.plain(share.add(BigDecimal.valueOf(2))));
        current = share;
      } else if (total.signum() > 0 && current.signum() == 0) {
        total = total.add(share.multiply(BigDecimal.valueOf(lastScale)));
      } else {
        others.add(Quantity.plain(total.add(current)));
        current = current.add(share);
      }
      fraction = true;
    }

    /** {@code 3 ملايين ونصف}. */
    private void halfOfTheScale() {
      word(next, false).filter(w -> w.part() == Part.FRACTION && w.joined()).ifPresent(this::take);
      word(next, false).filter(w -> fraction && repeatsTheScale(w)).ifPresent(w -> next++);
    }

    /** {@code 3 ملايين و500 ألف}: together or each by itself. */
    private void smallerScale() {
      boolean and = next + 1 < tokens.size() && token(next).equals("و") && isDigits(next + 1);
      Optional<NumberWord> scale = and ? word(next + 2, false) : Optional.empty();
      if (scale.isPresent() && scale.get().value() < lastScale && isScale(scale.get())) {
        BigDecimal rest = digits(next + 1).multiply(BigDecimal.valueOf(scale.get().value()));
        others.add(Quantity.plain(total));
        others.add(Quantity.plain(rest));
        total = total.add(rest);
        next += 3;
      }
    }

    private boolean isScale(NumberWord word) {
      return !word.joined() && (word.part() == Part.SCALE || word.part() == Part.PLURAL_SCALE);
    }

    /** {@code 9:00} may be 9, and {@code 9:30 مساء} 21:30. */
    private void digitsOfATime() {
      TextRange range = tokens.get(first);
      boolean hour = text.startsWith(":", range.end());
      boolean minutes = range.start() > 0 && text.charAt(range.start() - 1) == ':';
      if (current.compareTo(BigDecimal.valueOf(NOON)) <= 0
          && (hour || EVENING.matcher(text).region(range.end(), text.length()).lookingAt())) {
        others.add(Quantity.plain(current.add(BigDecimal.valueOf(NOON))));
      } else if (hour && current.compareTo(BigDecimal.valueOf(24)) <= 0) {
        others.add(Quantity.plain(current.subtract(BigDecimal.valueOf(NOON))));
      }
      silent = minutes && current.signum() == 0; // "00" need not be said
    }

    /** {@code بين 3 و5 ملايين}: three million too. */
    void shareScaleOf(Reading later) {
      String between = text.substring(range().end(), later.range().start());
      if (lastScale == Long.MAX_VALUE
          && later.lastScale != Long.MAX_VALUE
          && RANGE.matcher(between).matches()) {
        others.add(Quantity.plain(current.multiply(BigDecimal.valueOf(later.lastScale))));
      }
    }

    private TextRange range() {
      return tokens.get(first).union(tokens.get(next - 1));
    }

    Quantity quantity() {
      BigDecimal value = total.add(current);
      List<String> values = new ArrayList<>(List.of(Quantity.plain(value)));
      values.addAll(others);
      if (isCentury()) {
        values.add(Quantity.plain(value.subtract(BigDecimal.ONE).multiply(HUNDRED)));
      }
      return Quantity.of(values, range(), form(value));
    }

    /** Also a letter, a verb, and the dual before a noun. */
    private boolean isLoneThousand() {
      return next == first + 1 && lastScale == THOUSAND;
    }

    private boolean isCentury() {
      return first > 0 && CENTURY.matcher(token(first - 1)).matches();
    }

    private Quantity.Form form(BigDecimal value) {
      if (isDigits(first)) {
        return silent ? Quantity.Form.LOOSE : Quantity.Form.DIGITS;
      }
      boolean loose =
          ordinal
              || (fraction && lastScale == Long.MAX_VALUE)
              || isLoneThousand()
              || isCentury()
              || (definite && next == first + 1 && value.compareTo(HUNDRED) == 0)
              || decade
              || value.compareTo(BigDecimal.valueOf(CERTAIN)) < 0
              || (definite && value.compareTo(BigDecimal.TEN) <= 0);
      return loose ? Quantity.Form.LOOSE : Quantity.Form.WORDS;
    }
  }
}
