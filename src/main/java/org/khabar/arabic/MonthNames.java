package org.khabar.arabic;

import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Month names of the Arab press. Alef with hamza and without are alike. */
final class MonthNames {
  /** Egypt and the Gulf; the Levant and Iraq; Tunisia and Algeria; Morocco. */
  private static final List<String> GREGORIAN =
      List.of(
          "يناير|كانون الثاني|جانفي",
          "فبراير|شباط|فيفري",
          "مارس|آذار|اذار",
          "أبريل|إبريل|نيسان|أفريل",
          "مايو|أيار|ماي",
          "يونيو|يونيه|حزيران|جوان",
          "يوليو|يوليه|تموز|جويلية|يوليوز",
          "أغسطس|آب|أوت|غشت|اب",
          "سبتمبر|أيلول|شتنبر",
          "أكتوبر|تشرين الأول",
          "نوفمبر|تشرين الثاني|نونبر",
          "ديسمبر|كانون الأول|دجنبر");

  private static final List<String> HIJRI =
      List.of(
          "محرم|المحرم",
          "صفر",
          "ربيع الأول",
          "ربيع الآخر|ربيع الثاني",
          "جمادى الأولى|جمادي الأولى",
          "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادي الآخرة",
          "رجب",
          "شعبان",
          "رمضان",
          "شوال",
          "ذو القعدة|ذي القعدة",
          "ذو الحجة|ذي الحجة");

  private static final Map<String, Integer> GREGORIAN_NUMBERS = numbers(GREGORIAN);
  private static final Map<String, Integer> HIJRI_NUMBERS = numbers(HIJRI);

  private MonthNames() {}

  private static Map<String, Integer> numbers(List<String> months) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < months.size(); i++) {
      for (String name : months.get(i).split("\\|", -1)) {
        numbers.put(MatchingKey.of(name), i + 1);
      }
    }
    return numbers;
  }

  /** The month of a name from a cleaned text. */
  static Optional<Month> gregorian(String name) {
    return Optional.ofNullable(GREGORIAN_NUMBERS.get(MatchingKey.ofCleaned(name))).map(Month::of);
  }

  /** Number of a month of the Islamic calendar, from 1. */
  static Optional<Integer> hijri(String name) {
    return Optional.ofNullable(HIJRI_NUMBERS.get(MatchingKey.ofCleaned(name)));
  }
}
