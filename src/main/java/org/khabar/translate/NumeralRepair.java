package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a number of the source where the English has another one. Small models garble the digits of
 * a number and keep its place: where as many numbers of the source are missing as there are numbers
 * that the source has not, the first missing one goes where the first strange one stands, and so
 * on. Where the counts differ nothing is changed.
 */
final class NumeralRepair {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  private NumeralRepair() {}

  /** The English with the numbers of the source, or as it was. */
  static String repair(String source, String target) {
    List<String> missing = new ArrayList<>(NumberCheck.numbers(source));
    for (String number : NumberCheck.numbers(target)) {
      missing.remove(number);
    }
    missing.removeIf(number -> NumberCheck.stands(number, target));
    List<String> wanted = new ArrayList<>(NumberCheck.numbers(source));
    List<Integer> strange = new ArrayList<>();
    Matcher numbers = NUMBER.matcher(target);
    while (numbers.find()) {
      List<String> value = NumberCheck.numbers(numbers.group());
      if (value.size() != 1 || !wanted.remove(value.get(0))) {
        strange.add(numbers.start());
      }
    }
    if (missing.isEmpty() || missing.size() != strange.size()) {
      return target;
    }
    StringBuilder repaired = new StringBuilder();
    int at = 0;
    int next = 0;
    numbers.reset();
    while (numbers.find()) {
      if (strange.contains(numbers.start())) {
        repaired.append(target, at, numbers.start()).append(missing.get(next++));
        at = numbers.end();
      }
    }
    return repaired.append(target.substring(at)).toString();
  }
}
