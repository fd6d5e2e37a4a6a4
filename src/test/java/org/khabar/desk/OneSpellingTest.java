package org.khabar.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khabar.article.ArticleFormats;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.Lane;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;
import org.khabar.summarize.ExtractiveSummarizer;
import org.khabar.summarize.Style;
import org.khabar.translate.ConfidenceScale;
import org.khabar.translate.Fact;
import org.khabar.translate.Glossary;
import org.khabar.translate.Script;
import org.khabar.translate.Segment;
import org.khabar.translate.SentenceCache;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.Stamp;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.WordLink;

/** Articles in which the model spells names in several ways, through the whole desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneSpellingTest {
  private static final String TITLE = "خطاب دراموف في المدينة";
  private static final String FULL = "قال سليم دراموف إن الوزارة ستعمل.";
  private static final String LAST = "عاد دراموف إلى المدينة.";

  private final ModelBundle bundle = ModelBundle.read(Path.of("models/ar-en"));
  private final Tokenizer tokenizer = bundle.openTokenizer();

  @AfterAll
  void free() {
    tokenizer.close();
  }

  private Script drama() {
    return new Script(tokenizer)
        .say(TITLE, "Speech of Durrumov in the city", List.of(0, -1, 1, 2, 3, 3))
        .say(FULL, "Salim Daramov said the ministry would work.", List.of(1, 2, 0, 4, 4, 5, 5))
        .say(LAST, "Dramouv's return to the city.", List.of(1, 0, 2, 3, 3));
  }

  @Test
  void theFirstFullMentionDecides() {
    String raw = TITLE + "\n\n" + FULL + " " + LAST;
    EnglishArticle article = english(drama(), raw, Glossary.EMPTY);
    assertThat(article.headline()).contains("Speech of Daramov in the city");
    assertThat(article.blocks().get(1).text())
        .isEqualTo("Salim Daramov said the ministry would work. Daramov's return to the city.");
  }

  @Test
  void whatWasSpelledAgainIsSaidAndEverythingStandsWhereItIsSaidTo() {
    String raw = TITLE + "\n\n" + FULL + " " + LAST;
    EnglishArticle article = english(drama(), raw, Glossary.EMPTY);
    assertThat(EnglishText.of(article))
        .contains("Spelled alike: Daramov for Durrumov, Daramov for Dramouv.");
    EnglishBlock paragraph = article.blocks().get(1);
    Segment last = paragraph.segments().get(1);
    assertThat(last.target().of(paragraph.text())).isEqualTo(last.text());
    assertThat(last.facts())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.status()).isEqualTo(Fact.Status.KEPT);
              assertThat(fact.replaced()).contains("Dramouv");
              assertThat(fact.source().orElseThrow().of(raw)).isEqualTo("دراموف");
              assertThat(fact.target().orElseThrow().of(paragraph.text())).isEqualTo("Daramov");
            });
    assertThat(last.links().stream().map(WordLink::target).map(at -> at.of(paragraph.text())))
        .containsExactly("Daramov's", "return", "to", "the", "city");
  }

  @Test
  void theGlossaryStandsAboveTheFirstMention() {
    String raw = TITLE + "\n\n" + FULL + " " + LAST;
    Script script =
        drama()
            .say(
                "قال Selim Dramoff إن الوزارة ستعمل.",
                "Selim Dramoff said the ministry would work.",
                List.of(1, 2, 0, 4, 4, 5, 5));
    EnglishArticle article =
        english(
            script, raw, new Glossary(List.of(new Glossary.Term("سليم دراموف", "Selim Dramoff"))));
    assertThat(article.headline()).contains("Speech of Dramoff in the city");
    assertThat(article.blocks().get(1).text())
        .isEqualTo("Selim Dramoff said the ministry would work. Dramoff's return to the city.");
  }

  @Test
  void peopleWhoShareANameKeepTheirOwn() {
    String one = "وصل محمد سليم إلى المدينة.";
    String other = "عاد محمد فريد إلى المدينة.";
    Script script =
        new Script(tokenizer)
            .say(one, "Mohamed Salim arrived in the city.", List.of(1, 2, 0, 3, 4, 4))
            .say(other, "Muhammad Farid returned to the city.", List.of(1, 2, 0, 3, 4, 4));
    assertThat(
            english(script, "خبر اليوم\n\n" + one + " " + other, Glossary.EMPTY)
                .blocks()
                .get(1)
                .text())
        .isEqualTo("Mohamed Salim arrived in the city. Muhammad Farid returned to the city.");
  }

  @Test
  void wordsThatOnlyLookAlikeAreLeftAlone() {
    String one = "زار الوفد العراقية أمس.";
    String other = "قالت العراقية إنها ستعمل.";
    Script script =
        new Script(tokenizer)
            .say(one, "The delegation visited Iraq yesterday.", List.of(1, 1, 0, 2, 3))
            .say(other, "The Iraqi said she would work.", List.of(1, 1, 0, 2, 3, 3));
    assertThat(
            english(script, "خبر اليوم\n\n" + one + " " + other, Glossary.EMPTY)
                .blocks()
                .get(1)
                .text())
        .isEqualTo("The delegation visited Iraq yesterday. The Iraqi said she would work.");
  }

  @Test
  void aNameThatSeveralWordsSayIsNotSureAndStays() {
    Script script =
        drama().say(LAST, "Dramouv Dramouv went to the city.", List.of(1, 1, 0, 2, 3, 3));
    assertThat(
            english(script, TITLE + "\n\n" + FULL + " " + LAST, Glossary.EMPTY)
                .blocks()
                .get(1)
                .text())
        .endsWith("Dramouv Dramouv went to the city.");
  }

  private EnglishArticle english(Script script, String raw, Glossary glossary) {
    try (GenerationEngine engine = script.open(bundle)) {
      TextTranslator translator =
          new TextTranslator(
              new SentenceTranslator(tokenizer, engine, bundle.settings().withBeams(1)),
              new SentenceCache(0),
              new Stamp("scripted", "", "", ""),
              ConfidenceScale.UNKNOWN,
              glossary,
              false);
      return new Desk(
              new ArticleFormats(100_000),
              translator,
              new ExtractiveSummarizer(OneSpellingTest::sameVectors),
              Runnable::run)
          .translate(raw, BriefRequest.of(Style.HEADLINE), Lane.BULK)
          .join();
    }
  }

  private static float[][] sameVectors(List<String> sentences) {
    float[][] vectors = new float[sentences.size()][1];
    for (float[] vector : vectors) {
      vector[0] = 1;
    }
    return vectors;
  }
}
