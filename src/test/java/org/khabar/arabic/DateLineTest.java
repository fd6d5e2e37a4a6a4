package org.khabar.arabic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "18-8-2024 | 22:14; 2024-08-18; 22:14",
        "١٨-٨-٢٠٢٤ | ٢٢:١٤; 2024-08-18; 22:14",
        "2024/08/18; 2024-08-18;",
        "الأحد 18 أغسطس 2024 - 10:14 م; 2024-08-18; 22:14",
        "الأحد، 18 آب/أغسطس 2024; 2024-08-18;",
        "18 كانون الثاني 2023; 2023-01-18;",
        "3 جانفي 2020 الساعة 09:05; 2020-01-03; 09:05",
        "نشر في: 5 غشت 2021; 2021-08-05;",
        "آخر تحديث: 2021-3-1 12:00 ص; 2021-03-01; 00:00",
        "22:14 | 18-8-2024; 2024-08-18; 22:14",
        "الخميس 12 صفر 1446 هـ; 2024-08-16;",
        "12/31/2024; 2024-12-31;"
      })
  void readsEveryForm(String line, String date, String time) {
    DateLine read = DateLine.parse(ArabicCleaner.clean(line).text()).orElseThrow();
    assertThat(read.date()).hasToString(date);
    assertThat(read.time().map(Object::toString).orElse(null)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31-2-2024",
        "وصل الرئيس في 18-8-2024",
        "18 أغسطس 2024 شهد البلد حدثا",
        "قتل 18 شخصا",
        "2024",
        "99:99",
        ""
      })
  void leavesOtherLinesAlone(String line) {
    assertThat(DateLine.parse(line)).isEmpty();
  }
}
