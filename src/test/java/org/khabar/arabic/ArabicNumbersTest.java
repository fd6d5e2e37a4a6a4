package org.khabar.arabic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArabicNumbersTest {

  private static String read(String text) {
    return ArabicNumbers.in(ArabicCleaner.clean(text).text()).stream()
        .filter(number -> number.form() != Quantity.Form.LOOSE)
        .map(Quantity::value)
        .collect(Collectors.joining(" "));
  }

  private static boolean mayStand(String value, String text) {
    return ArabicNumbers.in(ArabicCleaner.clean(text).text()).stream()
        .anyMatch(number -> number.values().contains(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "في 27 سبتمبر 2020|27 2020",
        "٤٤ يوما|44",
        "١٢٬٥٠٠ دولار|12500",
        "1,250,000 نسمة|1250000",
        "6,34 بوصة|6.34",
        "٣٫٥ في المئة|3.5",
        "12 ألف راكب|12000",
        "3 ملايين و500 ألف دولار|3500000",
        "2.5 مليار يورو|2500000000",
        "3 ملايين ونصف المليون|3500000"
      })
  void digits(String text, String values) {
    assertThat(read(text)).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ثلاثة أشخاص|3",
        "أحد عشر كوكبا|11",
        "اثنتا عشرة دولة|12",
        "خمسة عشر عاما|15",
        "ثمانية وأربعين ساعة|48",
        "مئة وخمسة وعشرون لاعبا|125",
        "مائتان وخمسون مدرسة|250",
        "ثلاثمئة وستون يوما|360",
        "تسع مئة جندي|900",
        "خمسة آلاف وأربعمائة متر|5400",
        "خمسة وعشرون ألفا|25000",
        "مئة وعشرون ألف نازح|120000",
        "مليون ونصف المليون شخص|1500000",
        "مليونا شخص بينهم أربعة عشر وزيرا|2000000 14",
        "مليونين وثلاثة ملايين|2000000 3000000",
        "ملياري دولار|2000000000",
        "لثلاث سنوات|3",
        "والسبعين عاما|70"
      })
  void words(String text, String values) {
    assertThat(read(text)).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "لست سعيدا",
        "عثر عليه ميتا في المزرعة",
        "وهو الكاتب الذي ألف هذه الرواية",
        "آلاف المتظاهرين وملايين الدولارات",
        "زيادة بنسبة كبيرة في المائة",
        "تسعى الحكومة إلى كمية أكبر",
        "وصل يوم الأربعاء والخميس",
        "في القرن العشرين"
      })
  void wordsThatOnlyLookLikeNumbers(String text) {
    assertThat(read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "قبل عامين|2",
        "المرتبة الثالثة|3",
        "في القرن التاسع عشر|19",
        "في الذكرى الحادية والعشرين|21",
        "في الثمانينيات|1980",
        "ساعة ونصف|1.5",
        "نصف السكان|50",
        "نصف مليون دولار|500000",
        "9:30 مساء|21",
        "ألفا موظف|2000",
        "3 ملايين و500 ألف دولار|500000"
      })
  void whatMayBeSaidOtherwise(String text, String value) {
    assertThat(mayStand(value, text)).isTrue();
  }

  @Test
  void aNumberStandsWhereItsWordsStand() {
    String text = "شارك خمسة وعشرون ألفا في المسيرة";
    assertThat(ArabicNumbers.in(text).get(0).range().of(text)).isEqualTo("خمسة وعشرون ألفا");
  }
}
