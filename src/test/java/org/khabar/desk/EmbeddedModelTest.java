package org.khabar.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khabar.engine.Lane;
import org.khabar.summarize.Style;
import org.khabar.translate.FidelityChecks;
import org.khabar.translate.Segment;

/** The model that the project ships, on the article that the README shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedModelTest {
  private final OpenDesk open = Desks.open(Path.of("models/ar-en"), 0);

  @AfterAll
  void free() {
    open.close();
  }

  @Test
  void translatesItsGoldenSentences() {
    GoldenCheck.Report report = open.checkGolden();
    assertThat(report.sentences()).isGreaterThanOrEqualTo(10);
    assertThat(report.passed()).as(report.failures().toString()).isTrue();
  }

  @Test
  void theSampleArticleComesOutInEnglish() throws IOException {
    String raw = Files.readString(Path.of("samples/train-line.txt"));
    EnglishArticle article =
        open.desk().translate(raw, BriefRequest.of(Style.BRIEF), Lane.INTERACTIVE).join();
    String text = EnglishText.of(article);
    assertThat(text).contains("Egypt", "France", "Cairo", "million euros", "12 March 2024");
    assertThat(article.brief().sentences()).hasSizeBetween(1, 2);
    for (Segment segment : article.segments()) {
      assertThat(segment.text()).isNotBlank();
    }
    long doubtful = article.segments().stream().filter(Segment::needsReview).count();
    assertThat(doubtful).isLessThanOrEqualTo(article.segments().size() / 2);
  }

  @Test
  void whatLoopsOrDropsNumbersIsNeverUnmarked() throws IOException {
    String raw = Files.readString(Path.of("samples/train-line.txt"));
    EnglishArticle article =
        open.desk().translate(raw, BriefRequest.of(Style.BRIEF), Lane.INTERACTIVE).join();
    for (EnglishBlock block : article.blocks()) {
      if (block.kind().isRunningText()) {
        for (Segment segment : block.segments()) {
          String source = org.khabar.arabic.ArabicCleaner.clean(segment.source().of(raw)).text();
          assertThat(segment.findings())
              .containsAll(FidelityChecks.check(source, segment.text(), true));
        }
      }
    }
  }
}
