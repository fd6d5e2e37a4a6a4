package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khabar.engine.EngineOptions;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.Lane;
import org.khabar.model.Fixtures;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextTranslatorTest {
  private static final Stamp STAMP = new Stamp("tiny", "0", "1 beam", "test");

  private final ModelBundle bundle = ModelBundle.read(Fixtures.MARIAN_JOINT);
  private final Tokenizer tokenizer = bundle.openTokenizer();
  private final GenerationEngine engine =
      GenerationEngine.open(
          bundle, EngineOptions.forThisMachine().withWorkers(1), Clock.systemUTC());
  private final SentenceCache cache = new SentenceCache(100_000);
  private final TextTranslator translator =
      new TextTranslator(
          new SentenceTranslator(tokenizer, engine, bundle.settings().withBeams(1)),
          cache,
          STAMP,
          ConfidenceScale.UNKNOWN,
          Glossary.EMPTY,
          true);

  @AfterAll
  void free() {
    engine.close();
    tokenizer.close();
  }

  @Test
  void keepsTheLinesOfATextAndKnowsEverySentencesPlace() {
    String raw = "وصل الوزير. افتتح الرئيس المصنع.\n\n  وصـــل الوزير.\r\nHello, world 2024\n";
    TranslatedText english = translate(raw);
    assertThat(english.text().chars().filter(c -> c == '\n' || c == '\r').count()).isEqualTo(5);
    assertThat(english.text()).endsWith("Hello, world 2024\n");
    assertThat(english.segments().stream().map(s -> s.source().of(raw)))
        .containsExactly(
            "وصل الوزير.", "افتتح الرئيس المصنع.", "وصـــل الوزير.", "Hello, world 2024");
    for (Segment segment : english.segments()) {
      assertThat(segment.target().of(english.text())).isEqualTo(segment.text());
    }
  }

  @Test
  void translatesTheSameSentenceOnce() {
    long misses = cache.misses();
    long hits = cache.hits();
    TranslatedText english = translate("زار الوزير. زار الوزير. زاَر الوزير.");
    assertThat(cache.misses() - misses).isEqualTo(1);
    assertThat(cache.hits() - hits).isEqualTo(2);
    assertThat(english.segments().stream().map(Segment::text).distinct()).hasSize(1);
  }

  @Test
  void cutsASentenceOfThreeThousandWordsAndLosesNoneOfThem() {
    String raw = "وصل الوزير إلى المصنع ".repeat(750).strip();
    TranslatedText english = translate(raw);
    assertThat(english.segments().size()).isGreaterThan(20);
    StringBuilder covered = new StringBuilder();
    english.segments().forEach(segment -> covered.append(segment.source().of(raw)).append(' '));
    assertThat(covered.toString().strip()).isEqualTo(raw);
  }

  @Test
  void oneWhoLeavesTakesNothingFromOthersWhoWait() {
    String raw = "عاد الوزير من المدينة. عاد الرئيس من المصنع.";
    PendingText mine = translator.begin(raw, Lane.INTERACTIVE);
    PendingText theirs = translator.begin(raw, Lane.INTERACTIVE);
    mine.cancel();
    assertThat(theirs.whole().join().segments()).hasSize(2);
  }

  @Test
  void whatNobodyWaitsForIsGivenUpAndCanBeAskedForAgain() {
    String raw = "زار الوفد المصنع الجديد صباحا. ".repeat(3) + "غادر الوفد المدينة مساء.";
    for (int i = 0; i < 20; i++) {
      PendingText text = translator.begin(raw + i, Lane.INTERACTIVE);
      text.cancel();
      assertThat(text.whole()).isCompletedExceptionally();
    }
    assertThat(translate(raw).segments()).hasSize(4);
  }

  @Test
  void sentencesComeOneByOneWithRangesOfTheirOwn() {
    String raw = "وصل الوزير.\nافتتح الرئيس المصنع. زار المدينة.";
    PendingText text = translator.begin(raw, Lane.INTERACTIVE);
    assertThat(text.sources().stream().map(source -> source.of(raw)))
        .containsExactly("وصل الوزير.", "افتتح الرئيس المصنع.", "زار المدينة.");
    for (int i = 0; i < 3; i++) {
      Segment alone = text.segments().get(i).join();
      Segment placed = text.whole().join().segments().get(i);
      assertThat(alone.target().of(alone.text())).isEqualTo(alone.text());
      assertThat(alone.shifted(0, placed.target().start())).isEqualTo(placed);
    }
  }

  @Test
  void aRequestsOwnTermsAreHeededAndNoOtherRequestSeesThem() {
    String raw = "زار الوزير باكو.";
    Glossary own = new Glossary(List.of(new Glossary.Term("باكو", "Baku City")));
    TranslatedText before = translate(raw);
    long misses = cache.misses();
    TextTranslator heeding = translator.with(own);
    TranslatedText with = heeding.translate(raw, Lane.INTERACTIVE).join();
    assertThat(with.segments().get(0).facts())
        .extracting(Fact::kind, Fact::value)
        .contains(tuple(Fact.Kind.TERM, "Baku City"));
    assertThat(cache.misses() - misses).isEqualTo(1);
    assertThat(heeding.stamp().key()).contains(own.version()).isNotEqualTo(STAMP.key());
    assertThat(translate(raw)).isEqualTo(before);
    assertThat(translator.with(Glossary.EMPTY)).isSameAs(translator);
  }

  @Test
  void cutsATextWhereItsSenderAllowsIt() {
    String raw = "وصل الوزير. افتتح الرئيس\nالمصنع.";
    assertThat(pieces(raw, Splitting.LINES))
        .containsExactly("وصل الوزير.", "افتتح الرئيس", "المصنع.");
    assertThat(pieces(raw, Splitting.SENTENCES))
        .containsExactly("وصل الوزير.", "افتتح الرئيس\nالمصنع.");
    assertThat(pieces(raw, Splitting.NONE)).containsExactly(raw);
  }

  private List<String> pieces(String raw, Splitting splitting) {
    return translator.translate(raw, splitting, Lane.INTERACTIVE).join().segments().stream()
        .map(segment -> segment.source().of(raw))
        .toList();
  }

  @Test
  void saysATextInOtherWaysLineByLine() {
    List<String> others = translator.alternatives("وصل الوزير.\nLatin", 3, Lane.INTERACTIVE).join();
    assertThat(others).doesNotHaveDuplicates().hasSizeBetween(2, 4);
    assertThat(others).allSatisfy(other -> assertThat(other).endsWith("\nLatin"));
  }

  @Test
  void nothingComesOfNothing() {
    assertThat(translate("")).isEqualTo(new TranslatedText("", List.of()));
    assertThat(translate(" \n ").text()).isEqualTo("\n");
  }

  private TranslatedText translate(String raw) {
    return translator.translate(raw, Lane.INTERACTIVE).join();
  }
}
