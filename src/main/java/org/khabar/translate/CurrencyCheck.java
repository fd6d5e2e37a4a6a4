package org.khabar.translate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An amount of money must be in the same currency in the English, in a word, a sign or a code; and
 * where the source has amounts the English must not have the sign of a currency that it never
 * names.
 */
final class CurrencyCheck implements FidelityCheck {
  private static final Pattern SIGN = Pattern.compile("[$\u20ac\u00a3](?= ?\\d)");

  @Override
  public List<Finding> check(String source, String target) {
    List<Currency> wanted = Stream.of(Currency.values()).filter(c -> c.isIn(source)).toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Currency> missing = wanted.stream().filter(c -> !c.isNamedIn(target)).toList();
    List<Currency> strange =
        SIGN.matcher(target)
            .results()
            .map(sign -> ofSign(sign.group()))
            .filter(currency -> !mayBe(currency, source))
            .distinct()
            .toList();
    if (missing.isEmpty()) {
      return strange.stream()
          .map(currency -> finding("The source has no amount in " + currency.plural() + "."))
          .toList();
    }
    Stream<Currency> others =
        Stream.of(Currency.values()).filter(c -> c.isNamedIn(target) && !c.isMentionedIn(source));
    String instead =
        Stream.concat(strange.stream(), others).findFirst().map(Currency::plural).orElse("");
    return missing.stream()
        .map(
            currency ->
                finding(
                    instead.isEmpty()
                        ? "The source has an amount in %s, the English names no such currency."
                            .formatted(currency.plural())
                        : "The source says %s, the English %s."
                            .formatted(currency.plural(), instead)))
        .toList();
  }

  private static Currency ofSign(String sign) {
    return switch (sign) {
      case "$" -> Currency.DOLLAR;
      case "\u20ac" -> Currency.EURO;
      default -> Currency.POUND;
    };
  }

  /** Whether a source can mean a currency; the pound's sign is written for the lira, too. */
  private static boolean mayBe(Currency currency, String source) {
    return currency.isMentionedIn(source)
        || (currency == Currency.POUND && Currency.LIRA.isMentionedIn(source));
  }

  private static Finding finding(String message) {
    return new Finding(FindingKind.CURRENCY, message);
  }
}
