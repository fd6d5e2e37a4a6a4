package org.khabar.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.article.UnreadableArticleException.Reason;

/** Articles in the formats of newsrooms, and what pretends to be such. */
class ArticleFormatsTest {
  private static final String BODY =
      "<p>وصل الوزير إلى المصنع الجديد في العاصمة صباح اليوم.</p><p>وقال إن العمل سيبدأ قريبا.</p>";

  private final ArticleFormats formats = new ArticleFormats(20_000);

  @ParameterizedTest
  @ValueSource(strings = {"solar-ship.html", "solar-ship-1256.html"})
  void takesTheArticleOutOfAWholePage(String file) throws IOException {
    Article article = sample(file);
    assertThat(article.blocks().stream().map(b -> b.kind() + " " + start(b.text())))
        .containsExactly(
            "HEADLINE ميناء العقيق",
            "BYLINE ليلى منصور",
            "PUBLISHED 18 مارس",
            "CAPTION السفينة لدى",
            "DATELINE القاهرة -",
            "PARAGRAPH استقبل ميناء",
            "PARAGRAPH وقال مدير",
            "HEADING رحلات منتظمة",
            "PARAGRAPH ومن المقرر",
            "PARAGRAPH وأضاف الحداد",
            "QUOTATION هذه بداية",
            "PARAGRAPH ولم تكشف");
    assertThat(article.apart())
        .contains("سياسة", "نسخ الرابط", "اقرأ أيضا: الحكومة تعلن خطة جديدة لتوسيع الموانئ")
        .contains("وزير النقل يتفقد أعمال تطوير الميناء الجديد", "إعلان")
        .contains("جميع الحقوق محفوظة لصحيفة الساحل 2025")
        .noneMatch(text -> text.contains("ليس خبرا"));
    assertThat(article.publishedAt()).contains("2025-03-18T14:05+02:00");
    assertThat(article.about().uri())
        .contains("https://sahel-news.example/economy/2025/03/18/solar-ship");
    everyBlockStandsInTheText(article);
  }

  @Test
  void readsNinjsWithItsMarkup() throws IOException {
    Article article = sample("desalination.ninjs.json");
    assertThat(kinds(article))
        .containsExactly(
            BlockKind.HEADLINE,
            BlockKind.HEADING,
            BlockKind.BYLINE,
            BlockKind.PUBLISHED,
            BlockKind.DATELINE,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.HEADING,
            BlockKind.PARAGRAPH);
    assertThat(article.about().uri()).contains("urn:newsml:wakala.example:20250611:desalination");
    assertThat(article.publishedAt()).contains("2025-06-11T09:15Z");
    everyBlockStandsInTheText(article);
  }

  @Test
  void readsNinjsOfTheFirstBranchAndOfTheThird() {
    Article first =
        ninjs(
            """
            {"uri":"urn:x:1","headline":"زيارة الوزير إلى المصنع","byline":"علي حسن",
             "versioncreated":"2024-05-01T10:00:00Z",
             "body_text":"وصل الوزير إلى المصنع.\\n\\nوقال إنه سعيد بالزيارة."}
            """);
    assertThat(kinds(first))
        .containsExactly(
            BlockKind.HEADLINE,
            BlockKind.BYLINE,
            BlockKind.PUBLISHED,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH);
    Article third =
        ninjs(
            """
            {"uri":"urn:x:1","headlines":[{"value":"زيارة الوزير إلى المصنع"}],"by":"علي حسن",
             "versionCreated":"2024-05-01T10:00:00Z",
             "bodies":[{"contentType":"text/plain","value":"وصل الوزير إلى المصنع."},
              {"contentType":"text/html","value":"<p>وصل الوزير.</p><p>وقال إنه سعيد.</p>"}]}
            """);
    assertThat(kinds(third)).isEqualTo(kinds(first));
  }

  @Test
  void readsNewsmlG2() throws IOException {
    Article article = sample("museum.newsml.xml");
    assertThat(kinds(article))
        .containsExactly(
            BlockKind.HEADLINE,
            BlockKind.BYLINE,
            BlockKind.PUBLISHED,
            BlockKind.DATELINE,
            BlockKind.CAPTION,
            BlockKind.PARAGRAPH,
            BlockKind.PARAGRAPH,
            BlockKind.HEADING,
            BlockKind.PARAGRAPH,
            BlockKind.QUOTATION);
    assertThat(article.about().format()).isEqualTo(ArticleFormat.NEWSML_G2);
    assertThat(article.about().uri()).contains("urn:newsml:wakala.example:20250902:museum");
    assertThat(article.publishedAt()).contains("2025-09-02T11:30+03:00");
    everyBlockStandsInTheText(article);
  }

  @Test
  void readsNewsmlG2WithXhtmlOrPlainText() {
    String xhtml =
        "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>"
            + BODY
            + "</body></html></inlineXML>";
    String plain =
        "<inlineData contenttype=\"text/plain\">وصل الوزير.\n\nوقال إنه سعيد.</inlineData>";
    for (String content : List.of(xhtml, plain)) {
      Article article = xml(newsItem(content));
      assertThat(kinds(article))
          .containsExactly(BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH);
    }
  }

  @Test
  void readsNitfAlthoughItNamesADocumentType() {
    Article article =
        xml(
            """
            <?xml version="1.0"?>
            <!DOCTYPE nitf SYSTEM "file:///etc/nitf-3-5.dtd">
            <nitf><head><title>عنوان</title><docdata><doc-id id-string="N-1"/>
            <date.issue norm="20240501T101500Z"/></docdata></head>
            <body><body.head><hedline><hl1>زيارة الوزير&nbsp;إلى المصنع</hl1></hedline>
            <byline>كتب: علي حسن</byline></body.head>
            <body.content><p>وصل الوزير إلى المصنع.</p></body.content></body></nitf>
            """
                .strip());
    assertThat(article.headline().orElseThrow().text()).isEqualTo("زيارة الوزير إلى المصنع");
    assertThat(article.publishedAt()).contains("2024-05-01T10:15Z");
    assertThat(article.about().format()).isEqualTo(ArticleFormat.NITF);
  }

  @Test
  void readsAFragmentAsAnArticleWithoutAHeadline() {
    assertThat(kinds(html(BODY))).containsExactly(BlockKind.PARAGRAPH, BlockKind.PARAGRAPH);
    assertThat(kinds(html("<h1>عنوان الخبر</h1>" + BODY)))
        .containsExactly(BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH);
  }

  @Test
  void readsThePageWhoseTextOnlyAScriptWouldShow() {
    Article article =
        html(
            """
            <html><head><title>خبر | موقع</title><script type="application/ld+json">
            {"@type":"NewsArticle","headline":"زيارة الوزير","datePublished":"2024-05-01",
             "articleBody":"وصل الوزير إلى المصنع.\\nوقال إنه سعيد بالزيارة."}</script></head>
            <body><nav><a href="/">الرئيسية</a></nav><div id="app"></div></body></html>
            """);
    assertThat(kinds(article))
        .containsExactly(BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH);
  }

  @Test
  void knowsFormatsByWhatIsInThemAndThenByName() {
    assertThat(ArticleFormat.of(utf8("  <!DOCTYPE HTML><p>"), "x.txt"))
        .isEqualTo(ArticleFormat.HTML);
    assertThat(ArticleFormat.of(utf8("\uFEFF{\"uri\": 1}"), "x")).isEqualTo(ArticleFormat.NINJS);
    assertThat(ArticleFormat.of(newsItem("").getBytes(StandardCharsets.UTF_16), "x"))
        .isEqualTo(ArticleFormat.NEWSML_G2);
    assertThat(ArticleFormat.of(utf8("خبر عاجل"), "x.txt")).isEqualTo(ArticleFormat.TEXT);
    assertThat(ArticleFormat.of(utf8("[1]"), "x.json")).isEqualTo(ArticleFormat.NINJS);
    assertThat(ArticleFormat.of(utf8("وصل <3 من {5}"), "-")).isEqualTo(ArticleFormat.TEXT);
  }

  @Test
  void aPageThatNamesTheWrongCharsetIsReadAsWhatItIs() {
    byte[] utf8 = utf8("<html><meta charset=windows-1256><title>خبر</title>" + BODY);
    Article article = formats.read(new SentArticle(utf8, ArticleFormat.HTML, null));
    assertThat(article.raw()).contains("وصل الوزير إلى المصنع");
    byte[] arabic = ("<html><meta charset=utf-8>" + BODY).getBytes(Charset.forName("windows-1256"));
    assertRefused(
        new SentArticle(arabic, ArticleFormat.HTML, null), Reason.ENCODING, "windows-1256");
    byte[] cut = java.util.Arrays.copyOf(utf8(BODY), 20);
    cut[19] = (byte) 0xD9;
    assertRefused(new SentArticle(cut, ArticleFormat.HTML, null), Reason.ENCODING, "not UTF-8");
  }

  @Test
  void readsNoFileAndNoEntityThatXmlNames() {
    for (String hostile :
        new String[] {
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
          "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>",
          "<!-- > --><!DOCTYPE\nx\n[<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        }) {
      assertRefused(
          "<?xml version=\"1.0\"?>" + hostile + newsItem("<inlineData>&e;&b;</inlineData>"),
          ArticleFormat.NEWSML_G2,
          "the XML defines entities of its own");
      byte[] utf16 =
          (hostile + newsItem("<inlineData>&e;</inlineData>")).getBytes(StandardCharsets.UTF_16);
      assertRefused(
          new SentArticle(utf16, ArticleFormat.NEWSML_G2, null), Reason.MALFORMED, "entities");
    }
    assertRefused(newsItem("&passwd;"), ArticleFormat.NEWSML_G2, "&passwd;, which it does not");
    Article outside =
        xml("<!DOCTYPE x PUBLIC \"-//x\" \"http://127.0.0.1:1/x.dtd\">" + newsItem(plain()));
    assertThat(outside.raw()).contains("وصل الوزير");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 500_000})
  void deepNestingIsRefusedOrReadOver(int depth) {
    String braces = "{\"uri\":\"urn:x:1\",\"headline\":" + "[".repeat(depth);
    assertRefused(braces, ArticleFormat.NINJS, "the ninjs is not JSON");
    String tags = newsItem("<p>".repeat(depth));
    assertRefused(tags, ArticleFormat.NEWSML_G2, "nested more than 200 deep");
    String page = "<div>".repeat(depth) + BODY + "</div>".repeat(depth);
    if (depth < 50_000) {
      assertThat(kinds(html(page))).containsExactly(BlockKind.PARAGRAPH, BlockKind.PARAGRAPH);
    } else {
      assertRefused(page, ArticleFormat.HTML, "tags; at most 100000 are read");
    }
  }

  @Test
  void whatIsNoArticleIsRefusedInOneSentence() {
    assertRefused(
        "{\"uri\":\"urn:x:1\",\"type\":\"picture\"}", ArticleFormat.NINJS, "no body text");
    assertRefused("{\"headline\":\"خبر\"}", ArticleFormat.NINJS, "uri: a ninjs item has one");
    assertRefused("[]", ArticleFormat.NINJS, "a ninjs item is a JSON object");
    assertRefused("{\"uri\":\"urn:x:1\"} {}", ArticleFormat.NINJS, "the ninjs is not JSON");
    assertRefused("<rss/>", ArticleFormat.NEWSML_G2, "neither a NewsML-G2 newsItem nor NITF");
    assertRefused("<newsItem>", ArticleFormat.NEWSML_G2, "the XML cannot be read: line 1");
    assertRefused(newsItem(""), ArticleFormat.NEWSML_G2, "no text in its contentSet");
    assertRefused("خبر", ArticleFormat.NEWSML_G2, "the XML cannot be read");
    assertRefused(
        "<html><title>موقع</title><nav><a href=\"/\">الرئيسية</a></nav><footer>جميع الحقوق</footer>",
        ArticleFormat.HTML,
        "the page has no article");
    assertRefused("<p>Only Latin here.</p>", ArticleFormat.HTML, "no Arabic letters");
    assertRefused("<p>" + "خبر عاجل. ".repeat(9_000), ArticleFormat.HTML, "at most 20000 are read");
    assertRefused(" \n", ArticleFormat.HTML, "the article has no text");
    assertThatThrownBy(
            () -> formats.read(new SentArticle(new byte[9 << 20], ArticleFormat.HTML, null)))
        .hasMessage("the document has 9437184 bytes; at most 8388608 are read");
  }

  @Test
  void largePagesOfNothingAreReadInBoundedTime() {
    String menu = "<li><a href=\"/x\">خبر عاجل من الصفحة</a></li>";
    Article page =
        html("<title>خبر</title><body><ul>" + menu.repeat(20_000) + "</ul>" + BODY + "</body>");
    assertThat(page.blocks()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(page.apart()).hasSizeLessThanOrEqualTo(500);
    html("<p>خبر عاجل اليوم من العاصمة.</p>" + "<p></b></i>".repeat(30_000));
  }

  @Test
  void oddCharactersComeThrough() {
    assertThat(html("<p>خبر\0 عاجل &#0; &#xD800; اليوم.</p>").blocks()).hasSize(1);
    assertThat(ninjs("{\"uri\":\"urn:x:1\",\"body_text\":\"خبر \\u0000 \\ud800 عاجل.\"}").blocks())
        .hasSize(1);
  }

  private static String plain() {
    return "<inlineData contenttype=\"text/plain\">وصل الوزير إلى المصنع.</inlineData>";
  }

  private static String newsItem(String content) {
    return "<newsItem guid=\"urn:x:2\"><contentMeta><headline>زيارة الوزير</headline></contentMeta>"
        + "<contentSet>"
        + content
        + "</contentSet></newsItem>";
  }

  private Article sample(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("samples", name));
    return formats.read(SentArticle.file(bytes, name));
  }

  private Article html(String html) {
    return formats.read(new SentArticle(utf8(html), ArticleFormat.HTML, null));
  }

  private Article ninjs(String json) {
    return formats.read(new SentArticle(utf8(json), ArticleFormat.NINJS, null));
  }

  private Article xml(String xml) {
    return formats.read(new SentArticle(utf8(xml), ArticleFormat.NEWSML_G2, null));
  }

  private void assertRefused(String text, ArticleFormat format, String why) {
    assertThatThrownBy(() -> formats.read(new SentArticle(utf8(text), format, null)))
        .isInstanceOf(UnreadableArticleException.class)
        .hasMessageContaining(why);
  }

  private void assertRefused(SentArticle sent, Reason reason, String why) {
    assertThatThrownBy(() -> formats.read(sent))
        .isInstanceOfSatisfying(
            UnreadableArticleException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(why);
  }

  private static void everyBlockStandsInTheText(Article article) {
    int at = 0;
    for (Block block : article.blocks()) {
      assertThat(article.raw().substring(at, block.range().start())).isBlank();
      assertThat(org.khabar.arabic.ArabicCleaner.clean(block.range().of(article.raw())).text())
          .isEqualTo(block.text());
      at = block.range().end();
    }
    assertThat(article.raw().substring(at)).isBlank();
  }

  private static String start(String text) {
    String[] words = text.split(" ", -1);
    return words[0] + " " + words[1];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<BlockKind> kinds(Article article) {
    return article.blocks().stream().map(Block::kind).toList();
  }
}
