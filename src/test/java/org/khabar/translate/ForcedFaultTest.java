package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.Lane;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;

/** The real search, checks and repair with a decoder that fails in the ways that models fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForcedFaultTest {
  private static final String LONG =
      "وصل وزير الخارجية إلى العاصمة صباح اليوم، وقال إن المحادثات ستبدأ في الأسبوع المقبل.";
  private static final String FIRST = "وصل وزير الخارجية إلى العاصمة صباح اليوم،";
  private static final String SECOND = "وقال إن المحادثات ستبدأ في الأسبوع المقبل.";
  private static final String SHORT = "وصل الوزير إلى العاصمة.";

  private final ModelBundle bundle = ModelBundle.read(Path.of("models/ar-en"));
  private final Tokenizer tokenizer = bundle.openTokenizer();

  @AfterAll
  void free() {
    tokenizer.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aLoopThatNothingEndsIsMarked(int beams) {
    Script script = new Script(tokenizer).otherwiseEndlessly("the war on the war on");
    assertThat(translated(script, LONG, beams)).allMatch(Segment::needsReview);
    assertThat(translated(script, SHORT, beams)).allMatch(Segment::needsReview);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aLoopThatEndsByItselfIsMarkedAsOne(int beams) {
    Script script =
        new Script(tokenizer)
            .otherwise("The minister arrived in the capital in the capital in the capital.");
    assertThat(translated(script, SHORT, beams))
        .singleElement()
        .satisfies(segment -> assertThat(segment.findings()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void englishThatStopsHalfWayIsMarked(int beams) {
    Script script = new Script(tokenizer).otherwise("The foreign minister");
    assertThat(translated(script, LONG, beams))
        .singleElement()
        .satisfies(
            segment ->
                assertThat(segment.findings())
                    .extracting(Finding::kind)
                    .contains(FindingKind.LENGTH));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void englishThatTheLengthLimitCutsIsMarked(int beams) {
    Script script =
        new Script(tokenizer)
            .otherwiseEndlessly(
                "a minister of two old towns by the sea went home with his friends and many"
                    + " others who had come from far away to see what was new in this great city"
                    + " where people work all day long for little money while their children play"
                    + " outside under trees that give them shade");
    assertThat(translated(script, SHORT, beams))
        .singleElement()
        .satisfies(
            segment ->
                assertThat(segment.findings())
                    .extracting(Finding::message)
                    .contains("The English breaks off."));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aSentenceWithoutEnglishIsMarked(int beams) {
    assertThat(translated(new Script(tokenizer), LONG, beams))
        .singleElement()
        .satisfies(
            segment -> {
              assertThat(segment.text()).isEmpty();
              assertThat(segment.findings())
                  .extracting(Finding::message)
                  .containsExactly("The sentence has no English.");
            });
  }

  @Test
  void onlyTheFaultySentenceIsMarked() {
    Script script = new Script(tokenizer).say(SHORT, "The minister arrived in the capital.");
    assertThat(translated(script, SHORT + " " + LONG, 4))
        .extracting(Segment::needsReview)
        .containsExactly(false, true);
  }

  @Test
  void aLoopIsTranslatedClauseByClauseAndNotMarkedOnceItIsMended() {
    Script script =
        new Script(tokenizer)
            .say(LONG, "The minister the minister the minister the minister arrived.")
            .say(FIRST, "The foreign minister arrived in the capital this morning.")
            .say(SECOND, "He said talks would begin next week.");
    assertThat(translated(script, LONG, 4))
        .singleElement()
        .satisfies(
            segment -> {
              assertThat(segment.needsReview()).isFalse();
              assertThat(segment.text())
                  .isEqualTo(
                      "The foreign minister arrived in the capital this morning, he said talks"
                          + " would begin next week.");
            });
  }

  @Test
  void aClauseWithoutEnglishMendsNothing() {
    Script script =
        new Script(tokenizer)
            .say(LONG, "The minister the minister the minister the minister arrived.")
            .say(
                FIRST,
                "The foreign minister arrived in the capital on the morning of this very day.");
    assertThat(translated(script, LONG, 4)).allMatch(Segment::needsReview);
  }

  @Test
  void saysWhereInTheRawTextTheFaultIs() {
    String raw = "وصـــل الوزير.\nبلـــغ عدد القتلى ٨٧١٣ شخصا في 19 مدينة.";
    Script script =
        new Script(tokenizer)
            .say("وصل الوزير.", "The minister arrived.")
            .otherwise("Many people were killed in 19 cities of the country.");
    assertThat(translated(script, raw, 1).get(1).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.NUMBER_MISSING);
              assertThat(finding.source().orElseThrow().of(raw)).isEqualTo("٨٧١٣");
            });
  }

  @Test
  void aLostNameIsWrittenIntoTheSource() {
    Script script =
        new Script(tokenizer)
            .say("وصل بوتين إلى العاصمة.", "The minister arrived in the capital.")
            .say("وصل Putin إلى العاصمة.", "Putin arrived in the capital.");
    assertThat(translated(script, "وصل بوتين إلى العاصمة.", 1))
        .extracting(Segment::text)
        .containsExactly("Putin arrived in the capital.");
  }

  private List<Segment> translated(Script script, String raw, int beams) {
    try (GenerationEngine engine = script.open(bundle)) {
      return new TextTranslator(
              new SentenceTranslator(tokenizer, engine, bundle.settings().withBeams(beams)),
              new SentenceCache(0),
              new Stamp("scripted", "", "", ""),
              ConfidenceScale.UNKNOWN,
              Glossary.EMPTY,
              true)
          .translate(raw, Lane.BULK)
          .join()
          .segments();
    }
  }
}
