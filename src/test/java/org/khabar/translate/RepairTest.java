package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "بتكلفة 450 مليون يورو|at a cost of 40 million euros|at a cost of 450 million euros",
        "نحو 12 ألف راكب|about 12 passengers|about 12,000 passengers",
        "نحو 12 ألف راكب|about 12,000 passengers|about 12,000 passengers",
        "بقيمة 3.5 مليار دولار|worth $3.5 million|worth $3.5 billion",
        "نحو 3 آلاف|about three people|about three people",
        "من 150 إلى 95 دقيقة|from 150 to 195 minutes|from 150 to 95 minutes",
        "في 5 أكتوبر 2021|on October 5, 2012|on October 5, 2021",
        "نحو 3500 فرصة في 30 شهرا|3,000 jobs in 30 months|3500 jobs in 30 months",
        "في 5 أكتوبر 2021|in October|in October",
        "في 5 أكتوبر|on October 5, 2021|on October 5, 2021",
        "قتل 3 أشخاص|three people were killed|three people were killed",
        "على رقم 555|to DMM 200PolCC|to DMM 200PolCC",
        "سرعة 90 كم|at 80km|at 90km",
        "بين 2020 و2022|between 2012 and 2002|between 2020 and 2022"
      })
  void garbledNumbersArePutRightInTheirPlace(String source, String target, String repaired) {
    assertThat(NumeralRepair.repair(source, target)).isEqualTo(repaired);
  }

  @Test
  void clausesAreCutAtCommasAndStitchedIntoOneSentence() {
    String sentence = "وصل الوزير إلى المصنع في العاصمة أمس، وقال إن العمل سيبدأ في الشهر المقبل.";
    List<String> clauses =
        ClauseRepair.clauses(sentence).stream().map(place -> place.of(sentence)).toList();
    assertThat(clauses)
        .containsExactly(
            "وصل الوزير إلى المصنع في العاصمة أمس،", "وقال إن العمل سيبدأ في الشهر المقبل.");
    assertThat(
            ClauseRepair.stitched(
                clauses,
                List.of("The minister arrived yesterday.", "He said the work will begin.")))
        .isEqualTo("The minister arrived yesterday, he said the work will begin.");
  }

  @Test
  void shortSentencesAreLeftWhole() {
    assertThat(ClauseRepair.clauses("وصل الوزير، ثم غادر.")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "بين أذربيجان وأرمينيا|between Azerbaijan and Tanzania|بين أذربيجان و Armenia",
        "زار الرئيس فلاديمير بوتين باكو|The president visited the city|زار الرئيس Vladimir Putin Baku",
        "وصل بوتين إلى باكو|Putin arrived in Baku.|وصل بوتين إلى باكو",
        "قالت للأردن|she said|قالت ل Jordan",
        "الحكومة الفرنسية في فرنسا|the French government|الحكومة الفرنسية في فرنسا",
        "في مصر|in Egypt's capital|في مصر"
      })
  void lostNamesAreWrittenIntoTheSource(String source, String target, String written) {
    assertThat(new SourceWriter(Glossary.EMPTY).withTermsAndNames(source, target).text())
        .isEqualTo(written);
  }

  @Test
  void termsAreWrittenIntoTheSourceAndStandAboveNames() {
    SourceWriter writer =
        new SourceWriter(
            new Glossary(
                List.of(
                    new Glossary.Term("البنك المركزي", "Bank of Issue"),
                    new Glossary.Term("مصر", "Misr"))));
    assertThat(writer.withTerms("قرار للبنك المركزي في مصر").text())
        .isEqualTo("قرار ل Bank of Issue في Misr");
    assertThat(writer.withTermsAndNames("في مصر وفي تونس", "in the two countries").text())
        .isEqualTo("في Misr وفي Tunisia");
    assertThat(writer.withTerms("لا مصطلح هنا").text()).isEqualTo("لا مصطلح هنا");
  }
}
