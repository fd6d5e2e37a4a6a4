package org.khabar.arabic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRomanizerTest {
  @ParameterizedTest
  @CsvSource({
    "عمــر أحمــد ســامي,Omar Ahmed Sami",
    "طــــه فرغــــلي,Taha Farghali",
    "عبد الرحمن سعيد,Abdel Rahman Said",
    "عبدالله الشريف,Abdullah El-Sherif",
    "بدر الدوسري,Badr El-Dousri",
    "مها كنعان,Maha Kanan",
    "John Smith,John Smith"
  })
  void spellsNamesAsThePressDoes(String arabic, String english) {
    assertThat(NameRomanizer.romanize(arabic)).isEqualTo(english);
  }
}
