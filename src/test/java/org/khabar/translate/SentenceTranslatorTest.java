package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.engine.EngineOptions;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.GenerationException;
import org.khabar.engine.Lane;
import org.khabar.engine.Numerics;
import org.khabar.model.Fixtures;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceTranslatorTest {
  private final ModelBundle bundle = ModelBundle.read(Fixtures.MARIAN_JOINT);
  private final Tokenizer tokenizer = bundle.openTokenizer();
  private final GenerationEngine engine =
      GenerationEngine.open(
          bundle,
          EngineOptions.forThisMachine().withNumerics(Numerics.FP32).withWorkers(1),
          Clock.systemUTC());
  private final SentenceTranslator translator =
      new SentenceTranslator(tokenizer, engine, bundle.settings().withBeams(1));

  @AfterAll
  void close() {
    engine.close();
    tokenizer.close();
  }

  @Test
  void goldenSentencesBecomeTheirGoldenText() {
    List<CompletableFuture<Translation>> futures =
        bundle.golden().stream()
            .map(golden -> translator.translate(golden.source(), Lane.BULK))
            .toList();
    for (int i = 0; i < futures.size(); i++) {
      ModelBundle.GoldenSentence golden = bundle.golden().get(i);
      Translation translation = futures.get(i).join();
      assertThat(translation.text()).isEqualTo(golden.text());
      assertThat(translation.source()).isEqualTo(golden.source());
      assertThat(translation.complete()).isTrue();
      assertThat(translation.targetTokens()).isEqualTo(golden.ids().size());
      assertThat(translation.sourceTokens())
          .isEqualTo(tokenizer.encodeSource(golden.source()).length);
      assertThat(translation.score()).isBetween(-0.1, 0.0);
    }
  }

  /** A model that is given nothing makes something up. */
  @ParameterizedTest
  @ValueSource(strings = {"", " \t", "\u00a0", "\u3000\u2003"})
  void aBlankSentenceStaysBlankAtNoCost(String blank) {
    long before = engine.counters().sentences();
    assertThat(translator.translate(blank, Lane.BULK).join())
        .isEqualTo(new Translation(blank, "", 0, true, 0, 0, List.of()));
    assertThat(engine.counters().sentences()).isEqualTo(before);
  }

  @Test
  void aTranslationThatTheLengthLimitCutIsNotComplete() {
    SentenceTranslator brief =
        new SentenceTranslator(tokenizer, engine, bundle.settings().withBeams(1).withMaxLength(6));
    Translation translation =
        brief.translate(bundle.golden().get(0).source(), Lane.INTERACTIVE).join();
    assertThat(translation.targetTokens()).isEqualTo(5);
    assertThat("The president Omar opened the factory.").startsWith(translation.text());
  }

  @Test
  void aSentenceLongerThanTheModelIsRefusedWithBothLengths() {
    String sentence = "افتتح الرئيس عمر المصنع. ".repeat(9);
    int length = tokenizer.encodeSource(sentence).length;
    assertThatThrownBy(() -> translator.translate(sentence, Lane.BULK))
        .isInstanceOf(GenerationException.UnusableSource.class)
        .hasMessage("a source of " + length + " tokens: the model takes from 1 to 64");
  }
}
