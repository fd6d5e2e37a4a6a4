package org.khabar.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.Script;

class PlainTextReaderTest {
  private final ArticleReader reader = new PlainTextReader(10_000);

  @Test
  void readsAPageAsItWasPasted() throws IOException {
    Article article = reader.read(Files.readString(Path.of("samples/train-line.txt")));
    assertThat(kinds(article))
        .containsExactly(
            BlockKind.MASTHEAD,
            BlockKind.MASTHEAD,
            BlockKind.MASTHEAD,
            BlockKind.MASTHEAD,
            BlockKind.HEADLINE,
            BlockKind.PUBLISHED,
            BlockKind.CAPTION,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.HEADING,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.QUOTATION,
            BlockKind.PARAGRAPH,
            BlockKind.FURNITURE,
            BlockKind.FURNITURE);
    assertThat(article.headline().orElseThrow().text())
        .isEqualTo("مصر وفرنسا توقعان اتفاقا لتطوير خط للقطارات");
    assertThat(article.published().orElseThrow().date()).hasToString("2024-03-12");
    assertThat(article.published().orElseThrow().time().orElseThrow()).hasToString("18:40");
  }

  @Test
  void readsDatelineAndByline() {
    Article article =
        reader.read(
            """
            الرئيس الروسي يزور باكو
            كتب: محمد علي
            باكو - (تاس) - وصل الرئيس إلى العاصمة.
            وقال إنه سعيد بالزيارة.
            أ ف ب
            """);
    assertThat(kinds(article))
        .containsExactly(
            BlockKind.HEADLINE,
            BlockKind.BYLINE,
            BlockKind.DATELINE,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.BYLINE);
    assertThat(Dateline.of(article.blocks().get(2).text()).orElseThrow().english())
        .isEqualTo("BAKU (TASS) -");
    assertThat(article.blocks().get(3).text()).isEqualTo("وصل الرئيس إلى العاصمة.");
  }

  @Test
  void aSentenceThatBeginsLikeABylineIsAParagraph() {
    assertThat(kinds(reader.read("كتب الوزير رسالة إلى الرئيس.")))
        .containsExactly(BlockKind.PARAGRAPH);
  }

  @Test
  void joinsLinesThatWereWrapped() {
    Article article =
        reader.read(
            """
            وصل الرئيس الروسي إلى العاصمة الأذربيجانية باكو في زيارة دولة
            تستمر يومين ويجري خلالها محادثات مع نظيره الأذربيجاني تركز على
            الوضع الحالي وآفاق تطوير العلاقات الثنائية فضلا عن القضايا التي
            تهم البلدين.

            وقال الكرملين في بيان إن المحادثات ستتناول قضايا كثيرة.
            """);
    assertThat(kinds(article)).containsExactly(BlockKind.PARAGRAPH, BlockKind.PARAGRAPH);
    assertThat(article.blocks().get(0).text()).contains("زيارة دولة تستمر").endsWith("البلدين.");
  }

  @Test
  void everyLineOfOneWordIsKept() {
    Article article = reader.read("كلمة\n".repeat(1000));
    assertThat(article.blocks()).hasSize(1000);
  }

  @Test
  void saysWhyATextIsNoArticle() {
    assertThatThrownBy(() -> reader.read(" \n\u200f\n")).hasMessage("the article has no text");
    assertThatThrownBy(() -> reader.read("Hello, world.\n2024"))
        .hasMessage("the article has no Arabic letters");
    assertThatThrownBy(() -> reader.read("<html><body><p>خبر</p></body></html>"))
        .hasMessageContaining("HTML");
    assertThatThrownBy(() -> reader.read("خ".repeat(10_001)))
        .hasMessage("the article has 10001 characters; at most 10000 are read");
  }

  @Property
  void losesNothingThatCanBeSeen(@ForAll("pages") String raw) {
    if (!Script.hasArabic(raw)) {
      return;
    }
    int at = 0;
    for (Block block : reader.read(raw).blocks()) {
      assertThat(seen(raw.substring(at, block.range().start()))).isEmpty();
      assertThat(block.text()).isNotEmpty();
      at = block.range().end();
    }
    assertThat(seen(raw.substring(at))).isEmpty();
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(
            "خبر عاجل",
            "وصل الرئيس.",
            "باكو - (تاس) - قال.",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "18-8-2024 | 22:14",
            "رئيس التحرير",
            "كتب: علي",
            "اقرأ أيضا",
            "\"قول\"",
            "abc",
            "\u0640\u064e",
            "12:",
            "(")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  private static String seen(String raw) {
    return ArabicCleaner.clean(raw).text();
  }

  private static List<BlockKind> kinds(Article article) {
    return article.blocks().stream().map(Block::kind).toList();
  }
}
