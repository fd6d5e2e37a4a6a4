package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlossaryTest {
  private final Glossary glossary =
      GlossaryFile.of(
          "desk.tsv",
          """
          # our own words
          العربية\tEnglish
          مجلس الأمن\tSecurity Council
          مجلس\tcouncil
          سياسة\tpolicy
          البنك المركزي\tcentral bank
          مسيّرة\tdrone
          """);

  private String found(String text) {
    return glossary.find(text).stream()
        .map(mention -> mention.range().of(text) + "=" + mention.term().target())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "عقد مجلس الأمن جلسة|مجلس الأمن=Security Council",
        "ولمجلس الأمن أن يقرر|مجلس الأمن=Security Council",
        "قرر المجلس ذلك|المجلس=council",
        "بسياسة جديدة|سياسة=policy",
        "انتقد سياسته|سياسته=policy",
        "قرار للبنك المركزي|لبنك المركزي=central bank",
        "والبنك المركزي|البنك المركزي=central bank",
        "أسقطت مسيرة|مسيرة=drone",
        "مجلسان في مدينة|"
      })
  void findsTermsThroughWhatIsWrittenOntoThem(String text, String expected) {
    assertThat(found(text)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void onlyWhatHasNothingBehindItCanBeReplaced() {
    assertThat(glossary.find("انتقد سياسته").get(0).whole()).isFalse();
    assertThat(glossary.find("انتقد السياسة").get(0).whole()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "The Security Council met,",
    "The security council's session,",
    "He met the councils,TERM_MISSING",
    "He met the Council of Ministers,TERM_MISSING"
  })
  void aTermThatIsNotInTheEnglishIsSaid(String target, String kind) {
    assertThat(FidelityChecks.check("عقد مجلس الأمن جلسة", target, true, glossary))
        .extracting(finding -> finding.kind().name())
        .isEqualTo(kind == null ? List.of() : List.of(kind));
  }

  @Test
  void aTermStandsAboveTheNamesThatKhabarKnows() {
    Glossary house = new Glossary(List.of(new Glossary.Term("مصر", "Misr")));
    assertThat(FidelityChecks.check("زار الوزير مصر", "The minister visited Misr", true, house))
        .isEmpty();
  }

  @Test
  void readsCsvAndBothVersionsOfTbx() {
    List<Glossary.Term> expected =
        List.of(
            new Glossary.Term("مجلس الأمن", "Security Council, the"),
            new Glossary.Term("مسيّرة", "drone"));
    assertThat(
            GlossaryFile.of(
                    "desk.csv",
                    "\uFEFFArabic,English\nمجلس الأمن,\"Security Council, the\"\r\n\nمسيّرة,drone\n")
                .terms())
        .isEqualTo(expected);
    assertThat(
            GlossaryFile.of(
                    "desk.tbx",
                    """
                    <?xml version="1.0"?>
                    <martif type="TBX" xml:lang="ar"><text><body>
                    <termEntry id="1"><langSet xml:lang="ar"><tig><term>مجلس الأمن</term></tig>
                    </langSet><langSet xml:lang="en-GB"><tig><term>Security Council, the</term></tig>
                    </langSet></termEntry>
                    <termEntry id="2"><langSet xml:lang="en"><tig><term>drone</term></tig></langSet>
                    <langSet xml:lang="ar-EG"><tig><term>مسيّرة</term></tig></langSet></termEntry>
                    <termEntry id="3"><langSet xml:lang="fr"><tig><term>drone</term></tig></langSet>
                    </termEntry></body></text></martif>
                    """)
                .terms())
        .isEqualTo(expected);
    assertThat(
            GlossaryFile.of(
                    "desk.tbx",
                    """
                    <tbx type="TBX-Basic" style="dca" xml:lang="ar"
                        xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
                    <conceptEntry id="1"><langSec xml:lang="ar"><termSec><term>مجلس الأمن</term>
                    </termSec></langSec><langSec xml:lang="en"><termSec>
                    <term>Security Council, the</term></termSec></langSec></conceptEntry>
                    <conceptEntry id="2"><langSec xml:lang="en"><termSec><term>drone</term></termSec>
                    </langSec><langSec xml:lang="ar"><termSec><term>مسيّرة</term></termSec></langSec>
                    </conceptEntry></body></text></tbx>
                    """)
                .terms())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"مجلس", "مجلس\t", "مجلس\tcouncil\nSecurity\tالأمن"})
  void aLineWithoutBothSidesIsNamed(String content) {
    assertThatThrownBy(() -> GlossaryFile.of("desk.tsv", content))
        .isInstanceOf(UnusableGlossaryException.class)
        .hasMessageContaining("desk.tsv, line " + content.lines().count());
  }

  @Test
  void whatIsNoGlossaryIsSaid() {
    assertThatThrownBy(() -> GlossaryFile.of("desk.xlsx", "PK"))
        .hasMessage("desk.xlsx: a glossary is a .csv, .tsv or .tbx file");
    assertThatThrownBy(() -> GlossaryFile.of("desk.tbx", "<tbx><text>"))
        .isInstanceOf(UnusableGlossaryException.class)
        .hasMessageStartingWith("desk.tbx: ");
    assertThatThrownBy(
            () ->
                GlossaryFile.of(
                    "desk.tbx",
                    "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tbx>&x;</tbx>"))
        .isInstanceOf(UnusableGlossaryException.class);
  }

  @Test
  void equalTermsHaveEqualVersionsAndOthersNot() {
    Glossary one = new Glossary(List.of(new Glossary.Term("مصر", "Misr")));
    assertThat(one.version())
        .isEqualTo(new Glossary(List.of(new Glossary.Term("مصر", "Misr"))).version())
        .isNotEqualTo(new Glossary(List.of(new Glossary.Term("مصر", "Egypt"))).version());
  }
}
