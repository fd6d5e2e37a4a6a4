package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.arabic.Quantity;

class EnglishNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "On 27 September 2020|27 2020",
        "It cost $12,500.|12500",
        "12 thousand passengers|12000",
        "£1.5m and €3bn|1500000 3000000000",
        "£11million deal|11000000",
        "Il-76 aircraft|76",
        "two hundred and fifty schools|250",
        "twenty-five thousand people|25000",
        "a hundred years, a million dollars|100 1000000",
        "half a million dollars|500000",
        "two and a half million people|2500000",
        "three million five hundred thousand|3500000",
        "four dozen bases|48",
        "eighteen percent|18"
      })
  void reads(String text, String values) {
    assertThat(
            EnglishNumbers.in(text).stream()
                .filter(number -> number.form() != Quantity.Form.LOOSE)
                .map(Quantity::value)
                .collect(Collectors.joining(" ")))
        .isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the 19th century|19",
        "in the 1960s|60",
        "the 1950-53 war|1953",
        "at 9.30pm|21",
        "at 9:30 p.m.|21",
        "the third time|3",
        "both ministers|2",
        "100m race|100",
        "quarter of the people|25",
        "on August 18|8",
        "the twenty-first century|21"
      })
  void knowsWhatElseItMayStandFor(String text, String value) {
    assertThat(EnglishNumbers.in(text).stream().flatMap(number -> number.values().stream()))
        .contains(value);
  }

  @Test
  void aNumberStandsWhereItsWordsStand() {
    String text = "About twenty-five thousand marched.";
    assertThat(EnglishNumbers.in(text).get(0).range().of(text)).isEqualTo("twenty-five thousand");
  }
}
