package org.khabar.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.khabar.article.BlockKind;
import org.khabar.article.UnreadableArticleException;
import org.khabar.engine.Lane;
import org.khabar.model.Fixtures;
import org.khabar.summarize.Style;
import org.khabar.translate.Segment;

/** The whole way with the tiny model: what does not depend on how well it translates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTest {
  private final OpenDesk open = Desks.open(Fixtures.MARIAN_JOINT, 1);

  @AfterAll
  void free() {
    open.close();
  }

  @Test
  void setsThePageApartAndWritesWhatNeedsNoModel() throws IOException {
    EnglishArticle article = english(Files.readString(Path.of("samples/train-line.txt")));
    assertThat(texts(article, BlockKind.MASTHEAD))
        .containsExactly(
            "Chairman of the Board", "Sara Kamal", "Editor-in-Chief", "Youssef Mansour");
    assertThat(texts(article, BlockKind.PUBLISHED)).containsExactly("12 March 2024, 18:40");
    assertThat(article.headline()).isPresent();
    assertThat(texts(article, BlockKind.PARAGRAPH)).hasSize(8).noneMatch(String::isBlank);
  }

  @Test
  void everySentenceKnowsItsArabic() throws IOException {
    String raw = Files.readString(Path.of("samples/train-line.txt"));
    EnglishArticle article = english(raw);
    int at = 0;
    for (EnglishBlock block : article.blocks()) {
      for (Segment segment : block.segments()) {
        assertThat(raw.substring(at, segment.source().start())).isBlank();
        at = segment.source().end();
        assertThat(segment.target().of(block.text())).isEqualTo(segment.text());
      }
    }
    assertThat(raw.substring(at)).isBlank();
  }

  @Test
  void everySentenceOfABriefStandsInAParagraph() throws IOException {
    String raw = Files.readString(Path.of("samples/train-line.txt"));
    EnglishArticle article =
        open.desk().translate(raw, BriefRequest.of(Style.BULLETS), Lane.INTERACTIVE).join();
    assertThat(article.brief().sentences()).isNotEmpty();
    for (BriefSentence sentence : article.brief().sentences()) {
      Evidence evidence = sentence.evidence().get(0);
      EnglishBlock block = article.blocks().get(evidence.block());
      assertThat(block.kind().isRunningText()).isTrue();
      assertThat(evidence.english().of(block.text())).isEqualTo(sentence.text());
      assertThat(evidence.arabic().orElseThrow().of(raw)).isNotBlank();
    }
  }

  @Test
  void theHeadlineIsTheArticlesOwn() {
    String raw = "وصول الوزير إلى المصنع\n\nوصل الوزير. افتتح الرئيس المصنع.";
    EnglishArticle article =
        open.desk().translate(raw, BriefRequest.of(Style.HEADLINE), Lane.INTERACTIVE).join();
    assertThat(article.brief().text()).isEqualTo(article.headline().orElseThrow());
    assertThat(article.brief().sentences().get(0).evidence().get(0).arabic().orElseThrow().of(raw))
        .isEqualTo("وصول الوزير إلى المصنع");
  }

  @Test
  void rendersDatelineBylineAndDoubts() {
    String text =
        EnglishText.of(
            english(
                """
                زيارة الوزير إلى المصنع
                كتب: محمد علي
                باكو - (تاس) - وصل الوزير.
                بلغ عدد القتلى 8713 شخصا و19 طفلا في 77 مدينة و5 قرى.
                """));
    assertThat(text).contains("By Mohamed Ali\n").contains("BAKU (TASS) - ");
    assertThat(text).contains("[?]").contains("sentences need review:\n- ");
  }

  @Test
  void summarisesEnglishWithoutTranslatingIt() {
    String text =
        "The minister arrived in Baku on Sunday for talks on energy. He was late. "
            + "The talks will continue until Tuesday, the ministry said in a statement.";
    Brief brief = open.desk().summarize(text, BriefRequest.of(Style.BRIEF));
    assertThat(brief.sentences()).isNotEmpty();
    for (BriefSentence sentence : brief.sentences()) {
      assertThat(sentence.evidence().get(0).english().of(text)).isEqualTo(sentence.text());
      assertThat(sentence.evidence().get(0).arabic()).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoArticleBeforeAnyWork() {
    assertThatThrownBy(() -> english("hello")).isInstanceOf(UnreadableArticleException.class);
  }

  @Test
  void theTinyModelTranslatesItsGoldenSentences() {
    GoldenCheck.Report report = open.checkGolden();
    assertThat(report.sentences()).isPositive();
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isTrue();
  }

  private EnglishArticle english(String raw) {
    return open.desk().translate(raw, BriefRequest.of(Style.BRIEF), Lane.INTERACTIVE).join();
  }

  private static List<String> texts(EnglishArticle article, BlockKind kind) {
    return article.blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(EnglishBlock::text)
        .toList();
  }
}
