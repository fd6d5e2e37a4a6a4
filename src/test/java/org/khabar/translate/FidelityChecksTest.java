package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FidelityChecksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "استمرت المعارك 44 يوما في الإقليم كله|The battles lasted 44 days in the whole region|",
        "استمرت المعارك 44 يوما في الإقليم كله|The battles lasted 4 days in the whole region|NUMBER_CHANGED",
        "استمرت المعارك 44 يوما في الإقليم كله|The battles lasted days in the whole region|NUMBER_MISSING",
        "قتل 3 أشخاص في الحادث أمس|Three people were killed in the accident yesterday|",
        "بلغت 12,000 دولار في عام 2020|It reached 12000 dollars in 2020|",
        "بلغت 1.50 دولار|It reached $1.5|",
        "ينقل الخط 12 ألف راكب|The line carries 12,000 passengers|",
        "ينقل الخط 12 ألف راكب|The line carries 12 thousand passengers|",
        "ينقل الخط 12 ألف راكب|The line carries 12 passengers|NUMBER_CHANGED",
        "عدد السكان 2 مليون نسمة|It has two million inhabitants|",
        "يوم 3/3/2019 في المدينة|On March 3, 2019 in the city|",
        "قتل ثلاثة أشخاص في الحادث|3 people were killed in the accident|",
        "قال الرئيس إنه سعيد بهذه الزيارة|In 1999 the president said he was happy about this visit|NUMBER_ADDED",
        "في 15 مايو 2021|On 15 May 2021|",
        "رقم 007 هنا|The number 7 here|",
        "نزح خمسة وعشرون ألف شخص|Twenty-five thousand people were displaced|",
        "نزح خمسة وعشرون ألف شخص|Some 25,000 people were displaced|",
        "نزح خمسة وعشرون ألف شخص|Some 20,000 people were displaced|NUMBER_CHANGED",
        "نزح خمسة وعشرون ألف شخص|Many people were displaced|NUMBER_MISSING",
        "قتل مئتان وخمسون جنديا|Some 250 soldiers were killed|",
        "في القرن التاسع عشر|In the 19th century|",
        "في ثمانينيات القرن العشرين|In the 1980s|",
        "قبل عامين ونصف|Two and a half years ago|",
        "قبل عامين ونصف|2.5 years ago|",
        "نصف مليون لاجئ|500,000 refugees|",
        "خلال الحرب من 1950 إلى 1953|During the 1950-53 war|",
        "الساعة 21:30 بالتوقيت المحلي|At 9:30 p.m. local time|",
        "الساعة 22:00 بالتوقيت المحلي|At 10 p.m. local time|",
        "يحل الفريق في المركز الثاني|The team is in 2nd place|",
        "بنسبة 12 إلى 15 في المئة|By 12-15 per cent|",
        "ما بين ثلاثة ملايين وأربعة ملايين|Between three and four million|",
        "ما بين 3 و5 ملايين دولار|Between 3 million and 5 million dollars|",
        "من 20 إلى 30 ألف شخص|Some 20,000 to 30,000 people|",
        "سجل هدفين في مرمى الضيوف|He scored 2 goals against the visitors|"
      })
  void countsTheNumbers(String source, String target, String kinds) {
    assertThat(kinds(source, target)).isEqualTo(kinds == null ? "" : kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "وصل الرئيس إلى باكو في 18 أغسطس 2024|The president arrived in Baku on 18 August 2024|",
        "وصل الرئيس إلى باكو في 18 أغسطس 2024|The president arrived in Baku on 18 July 2024|DATE",
        "وصل الوزير في 3 آذار/مارس|The minister arrived on March 3|",
        "وصل الوزير في 3 كانون الثاني|The minister arrived on 3 Jan.|",
        "وصل الوزير في جويلية|The minister arrived in July|",
        "مارس الوزير ضغوطا على الشركة|The minister put pressure on the company|",
        "وصل الوزير يوم الأحد|The minister arrived on Sunday|",
        "وصل الوزير يوم الأحد|The minister arrived on Monday|DATE",
        "وصل الوزير مساء الخميس الماضي|The minister arrived last Thursday evening|",
        "التقى الاثنان في المدينة|The two met in the city|",
        "غادر الوزير المدينة أمس|The minister left the city on Wednesday|DATE",
        "نشرته صحيفة صنداي تايمز|It was published by The Sunday Times|",
        "غادر الوزير المدينة في 3/8/2021|The minister left on August 3, 2021|",
        "غادر الوزير المدينة في آب الماضي|The minister left the city last August|",
        "غادر الوزير المدينة في آب الماضي|The minister left the city last June|DATE"
      })
  void countsMonthsAndDays(String source, String target, String kinds) {
    assertThat(kinds(source, target)).isEqualTo(kinds == null ? "" : kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ارتفعت الأسعار 35% هذا العام|Prices rose 35% this year|",
        "ارتفعت الأسعار 35 في المئة هذا العام|Prices rose 35 percent this year|",
        "ارتفعت الأسعار 35 بالمائة هذا العام|Prices rose by 35 this year|PERCENT",
        "بين 20% و30% من السكان|Between 20 and 30 percent of the people|",
        "صوت ثمانية عشر في المئة منهم|Eighteen of them voted|PERCENT"
      })
  void countsPercentages(String source, String target, String kinds) {
    assertThat(kinds(source, target)).isEqualTo(kinds == null ? "" : kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "لم يوقع الرئيس المعاهدة|The president did not sign the treaty|",
        "لم يوقع الرئيس المعاهدة|The president signed the treaty|NEGATION",
        "وقع الرئيس المعاهدة|The president did not sign the treaty|NEGATION",
        "لن تغلق الوزارة الخط|The ministry will close the line|NEGATION",
        "لا يزال الخط مغلقا|The line is still closed|",
        "لم يصل إلا ثلاثة ركاب|Three passengers arrived|",
        "لم ينجح الاتفاق|The agreement failed|",
        "رفض الوزير التعليق|The minister did not comment|",
        "ليس هذا الطريق آمنا|This road is unsafe|"
      })
  void seesWhetherSomethingIsDenied(String source, String target, String kinds) {
    assertThat(kinds(source, target)).isEqualTo(kinds == null ? "" : kinds);
  }

  @Test
  void seesWhetherSomethingIsQuoted() {
    String source = "قال الوزير \"لن نغلق الخط أثناء العمل وسيسير كل يوم\" أمس";
    assertThat(kinds(source, "The minister said yesterday that the line will not be closed"))
        .isEqualTo("QUOTATION");
    assertThat(kinds(source, "\"We will not close the line,\" the minister said yesterday"))
        .isEmpty();
    assertThat(kinds("شاهد فيلم \"صراع العروش\" أمس", "He watched Game of Thrones yesterday"))
        .isEmpty();
  }

  @Test
  void seesLoops() {
    String source = "قال الرئيس إن البلاد ستوقع معاهدة السلام مع جارتها هذا العام";
    assertThat(kinds(source, "The president said the the the country will sign a treaty this year"))
        .isEqualTo("REPETITION");
    assertThat(kinds(source, "He said peace treaty, peace treaty, peace treaty will be signed"))
        .isEqualTo("REPETITION");
    assertThat(kinds(source, "The president said that the country will sign that treaty this year"))
        .isEmpty();
  }

  @Test
  void seesStutters() {
    String source = "وصل الوزير إلى العاصمة في زيارة رسمية";
    assertThat(kinds(source, "The minister arrived in Barkokokoko on an official visit"))
        .isEqualTo("REPETITION");
    assertThat(kinds(source, "The minister minister arrived in the capital on a visit"))
        .isEqualTo("REPETITION");
    assertThat(kinds(source, "The minister had had that that success in Mississippi and Barbara"))
        .isEmpty();
  }

  @Test
  void missesNamesItKnows() {
    String source = "توقيع معاهدة السلام بين أذربيجان وأرمينيا هذا العام";
    assertThat(
            FidelityChecks.check(source, "Signing a peace treaty with Azerbaijan this year", true))
        .extracting(Finding::message)
        .containsExactly("The name Armenia of the source is not in the English.");
    assertThat(kinds(source, "Signing the Armenian-Azerbaijani peace treaty this year")).isEmpty();
  }

  @Test
  void seesWhatIsMissingAddedOrLeft() {
    String source = "قال الرئيس إن البلاد ستوقع معاهدة السلام مع جارتها هذا العام";
    assertThat(kinds(source, "He said")).isEqualTo("LENGTH");
    assertThat(kinds(source, "")).isEqualTo("LENGTH");
    assertThat(kinds(source, "The president said the البلاد will sign a peace treaty this year"))
        .isEqualTo("UNTRANSLATED");
    assertThat(
            FidelityChecks.check(
                source, "The president said the country will sign a treaty", false))
        .extracting(Finding::message)
        .containsExactly("The English breaks off.");
  }

  @Test
  void saysWhereTheFaultIs() {
    String source = "استمرت المعارك 44 يوما في الإقليم كله";
    String target = "The battles lasted 4 days in the whole region";
    Finding finding = FidelityChecks.check(source, target, true).get(0);
    assertThat(finding.message()).isEqualTo("The source says 44, the English 4.");
    assertThat(finding.source().orElseThrow().of(source)).isEqualTo("44");
    assertThat(finding.target().orElseThrow().of(target)).isEqualTo("4");
  }

  @Test
  void everyNumberNameAndTermIsAccountedFor() {
    Glossary glossary = new Glossary(List.of(new Glossary.Term("معاهدة السلام", "peace treaty")));
    String source = "وقعت أذربيجان معاهدة السلام في 27 سبتمبر 2020 بعد 44 يوما";
    String target = "Armenia signed the peace treaty on 27 September 2020 after 4 days";
    assertThat(
            Fact.of(source, target, glossary).stream()
                .map(fact -> fact.status() + " " + fact.value())
                .toList())
        .containsExactly(
            "KEPT 27", "KEPT 2020", "CHANGED 44", "MISSING Azerbaijan", "KEPT peace treaty");
    assertThat(
            Fact.of(source, target, glossary).stream()
                .flatMap(fact -> fact.target().stream())
                .map(range -> range.of(target))
                .toList())
        .containsExactly("27", "2020", "4", "peace treaty");
  }

  @Test
  void wordsThatLookLikeNamesRaiseNoAlarm() {
    assertThat(kinds("حذرت السلطات من سيول في الصحراء", "The authorities warned of floods"))
        .isEmpty();
    assertThat(kinds("زار بيت جده في القرية", "He visited his grandfather's house in the village"))
        .isEmpty();
  }

  private static String kinds(String source, String target) {
    List<Finding> findings = FidelityChecks.check(source, target, true);
    return String.join(" ", findings.stream().map(f -> f.kind().name()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "يبدأ الصوم في 1 رمضان 1446 هـ|Fasting begins on 1 Ramadan 1446 AH|",
        "يبدأ الصوم في 1 رمضان 1446 هـ|Fasting begins on 1 Shaaban 1446 AH|DATE",
        "يبدأ الصوم في 1 رمضان 1446 هـ|Fasting begins on the first of 1446|DATE",
        "في غرة شهر محرم سنة 1445 هجرية|On the first of Muharram 1445|",
        "في 12 ربيع الأول 1440|On 12 Rabi' al-Awwal 1440|",
        "في 12 ربيع الأول 1440|On 12 Rabi I 1440|",
        "في 12 ربيع الأول 1440|On 12 Rabi al-Thani 1440|DATE",
        "في 9 ذي الحجة 1444|On 9 Dhu al-Hijja 1444|",
        "في 9 ذي الحجة 1444|On Dhul-Hijjah 9, 1444|",
        "في 9 ذي الحجة 1444|On 9 Dhu al-Qaada 1444|DATE",
        "في 5 ذو القعدة 1444|On 5 Zul-Qi'dah 1444|",
        "في 27 رجب 1442|On 27 Rajab 1442|",
        "في 3 جمادى الآخرة 1442|On 3 Jumada II 1442|",
        "في 3 جمادى الأولى 1442|On 3 Jumada al-Ula 1442|",
        "في 3 جمادى الأولى 1442|On 3 Jumada al-Akhira 1442|DATE",
        "مع حلول شهر رمضان|With the coming of the month of Ramadan|",
        "مع حلول شهر رمضان|With the coming of the holy month|DATE",
        "قال رجب طيب أردوغان اليوم|Recep Tayyip Erdogan said today|",
        "قال رمضان صبحي اليوم|Ramadan Sobhi said today|",
        "هذا الفعل محرم في الإسلام|This act is forbidden in Islam|"
      })
  void islamicMonthsOfDatesMustStandInTheEnglish(String source, String target, String expected) {
    assertThat(kinds(source, target)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "بلغت التكلفة 5 ملايين دولار|It cost $5 million|",
        "بلغت التكلفة 5 ملايين دولار|It cost five million US dollars|",
        "بلغت التكلفة 5 ملايين دولار|It cost USD 5 million|",
        "بلغت التكلفة 5 ملايين دولار|It cost US$5 million|",
        "بلغت التكلفة 5 ملايين دولار|It cost 5 million euros|CURRENCY",
        "بلغت التكلفة 5 ملايين دولار|It cost 5 million|CURRENCY",
        "بلغت التكلفة 300 يورو|It cost €300|",
        "بلغت التكلفة 300 يورو|It cost £300|CURRENCY",
        "بسعر 50 جنيها للكيلو|At 50 Egyptian pounds a kilo|",
        "بسعر 50 جنيها للكيلو|At £50 a kilo|",
        "بسعر 50 جنيها للكيلو|At $50 a kilo|CURRENCY",
        "بقيمة 20 ألف ريال سعودي|Worth 20,000 Saudi riyals|",
        "بقيمة 20 ألف ريال سعودي|Worth SAR 20,000|",
        "بقيمة 20 ألف ريال سعودي|Worth 20,000 dirhams|CURRENCY",
        "بقيمة 100 درهم|Worth 100 dirhams|",
        "بقيمة 100 درهم|Worth 100 dinars|CURRENCY",
        "بقيمة 7 دنانير|Worth seven dinars|",
        "بقيمة 900 ليرة لبنانية|Worth 900 Lebanese pounds|",
        "بقيمة 900 ليرة تركية|Worth 900 Turkish liras|",
        "من 30 دولارا إلى 10 دولارات|From $30 to $10|",
        "من 30 دولارا إلى 10 دولارات|From $30 to €10|CURRENCY",
        "وزنه 17 رطلا|It weighs 17 pounds|",
        "انخفض الدولار أمس|The currency fell yesterday|"
      })
  void amountsStayInTheirCurrency(String source, String target, String expected) {
    assertThat(kinds(source, target)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "لم يصل الوزير بعد|The minister has yet arrived|NEGATION",
        "لم يصل الوزير بعد|The minister has not yet arrived|",
        "وصل الوزير قبل يومين|The minister did not arrive two days ago|NEGATION",
        "لاسيما في المدن الكبرى|Not least in the big cities|",
        "ما عاد الوزير يعمل هنا|The minister does not work here any more|"
      })
  void wordsThatStandBesideANegationAreNoneThemselves(
      String source, String target, String expected) {
    assertThat(kinds(source, target)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void aLoopThatRunsIntoTheEndOfTheSentenceIsSeen() {
    assertThat(
            kinds(
                "وصل الوزير إلى العاصمة أمس بعد جولة طويلة.",
                "He came to the capital to the capital to the capital."))
        .isEqualTo("REPETITION");
  }
}
