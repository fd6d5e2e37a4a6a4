package org.khabar.translate.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.Segment;
import org.khabar.translate.Splitting;
import org.khabar.translate.TranslatedText;

class MarkupTranslatorTest {
  private static final Pattern TAG = Pattern.compile("<[^\\s>][^>]*>");

  private final ReversingTranslator words = new ReversingTranslator();

  /** Puts every tag at the place in proportion, which is wrong on purpose for a reversed text. */
  private final MarkupTranslator translator =
      new MarkupTranslator(words, MarkupTranslatorTest::proportional);

  private static CompletableFuture<List<TextRange>> proportional(
      String source, TranslatedText english, List<TextRange> spans, Lane lane) {
    double ratio = english.text().length() / (double) Math.max(1, source.length());
    return CompletableFuture.completedFuture(
        spans.stream()
            .map(span -> new TextRange((int) (span.start() * ratio), (int) (span.end() * ratio)))
            .toList());
  }

  @Test
  void whatStandsBetweenTheTextsComesBackCharacterForCharacter() {
    String page =
        """
        <!DOCTYPE html>
        <html lang=ar dir="rtl"><head><meta charset='utf-8'/>
        <title>خبر &amp; خبر</title>
        <script>if (a < b && "خبر") { alert('<p>خبر</p>'); }</script>
        <style>p:before { content: "خبر" }</style></head>
        <body  onload = "x('خبر > 1')" ><!-- خبر -->
        \t<P CLASS='a b'  data-x>  وصل الوزير  </P>
        <ul><li>واحد<li>اثنان</ul><hr/>
        <pre>  سطر أول
          سطر ثان</pre>
        <p>one &lt; two</p></body></html>
        """;
    String english = html(page);
    assertThat(TAG.matcher(english).results().map(r -> r.group()).toList())
        .isEqualTo(TAG.matcher(page).results().map(r -> r.group()).toList());
    assertThat(english)
        .contains("<script>if (a < b && \"خبر\") { alert('<p>خبر</p>'); }</script>")
        .contains("<style>p:before { content: \"خبر\" }</style>")
        .contains("<!-- خبر -->")
        .contains("\t<P CLASS='a b'  data-x>  ")
        .contains("  </P>\n<ul>")
        .contains("one &lt; two")
        .containsPattern("<title>\\w+ &amp; \\w+</title>")
        .containsPattern("<pre>  \\w+ \\w+\n  \\w+ \\w+</pre>");
    assertThat(words.asked())
        .containsExactly("خبر & خبر", "وصل الوزير", "واحد", "اثنان", "سطر أول", "سطر ثان");
  }

  @Test
  void textWithoutArabicIsNotTouched() {
    String page = "<p>Déjà   <b>vu</b> &nbsp; &copy; 2024</p>";
    assertThat(html(page)).isEqualTo(page);
  }

  @Test
  void anElementAroundAllOfATextStaysAroundIt() {
    assertThat(html("<p> <b><a href='x'>وصل الوزير</a></b>\n</p>"))
        .matches("<p> <b><a href='x'>\\w+ \\w+</a></b>\n</p>");
  }

  @Test
  void picturesAndEmptyElementsKeepTheirPlaceAtTheEdges() {
    assertThat(html("<p><img src=a.png> وصل الوزير <a id=x></a></p>"))
        .matches("<p><img src=a\\.png> \\w+ \\w+ <a id=x></a></p>");
  }

  @Test
  void whatIsNotToBeTranslatedComesBackAsItIsWhereTheTranslatorPutsIt() {
    String english =
        html("<p>اضغط <code>خ + 1</code> ثم <span translate=\"no\">JVM</span> الآن</p>");
    assertThat(english)
        .contains("<code>خ + 1</code>")
        .contains("<span translate=\"no\">JVM</span>")
        .doesNotContain("Zeta");
    assertThat(english.indexOf("JVM")).isLessThan(english.indexOf("<code>"));
    assertThat(words.asked()).containsExactly("اضغط Zeta ثم JVM الآن");
  }

  @Test
  void elementsOfClassNotranslateAndTheirBlocksStayAsTheyAre() {
    String page = "<div class='x notranslate'><p>خبر <b>عاجل</b></div><p translate=no>خبر<p>خبر";
    assertThat(html(page))
        .startsWith("<div class='x notranslate'><p>خبر <b>عاجل</b></div><p translate=no>خبر<p>")
        .doesNotEndWith("خبر");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>قال <b>الوزير <i>في القاهرة</i></b> إن <a href=\"/x?a=1&amp;b=2\">الخط</a> جديد.</p>",
        "<p><b>وصل</b> <i>الوزير</i> <u>إلى</u> <s>المصنع</s></p>",
        "<p>وصل<sup><a href=#1>1</a></sup> الوزير. افتتح <b>الرئيس. المصنع</b> اليوم.</p>",
        "<p>a <em>خبر <strong><span>عاجل</span> <img src=x></strong></em> <wbr>الآن</p>",
        "<p><b>واحد <i>اثنان</b> ثلاثة</i> أربعة</p>",
        "<span>خبر <div>خبر <b>عاجل</b> الآن</div> خبر</span>",
        "خبر </b> عاجل <i> الآن",
        "<table><tr><td>خبر <b>عاجل</b> الآن<td>خبر</table>",
        "<a><b><c><d>خبر</d> خبر</c> خبر</b> خبر</a>",
        "خبر <br> عاجل <x-y z>الآن</x-y> < > & </ 3 <",
        "<p>خبر <b>عاجل",
        "<p>خبر <!-- <b> --> عاجل <b",
      })
  void everyTagComesBackOnceAndTheTreeIsTheSame(String page) {
    String english = html(page);
    assertThat(TAG.matcher(english).results().map(r -> r.group()).sorted().toList())
        .isEqualTo(TAG.matcher(page).results().map(r -> r.group()).sorted().toList());
    assertThat(paths(english)).containsExactlyInAnyOrderElementsOf(paths(page));
    assertThat(Jsoup.parse(english).text().replaceAll("\\s", ""))
        .hasSameSizeAs(Jsoup.parse(page).text().replaceAll("\\s", ""));
  }

  /** Each element with the names of those around it. */
  private static List<String> paths(String page) {
    Document document = Jsoup.parse(page);
    return document.getAllElements().stream()
        .map(
            element ->
                Stream.concat(element.parents().stream(), Stream.of(element))
                        .map(Element::normalName)
                        .toList()
                    + element.attributes().html())
        .toList();
  }

  @Test
  void segmentsKnowTheirPlaceInTheMarkup() {
    String page = "<h1>وصل &quot;الوزير&quot;</h1><p>خبر. <b>عاجل</b> الآن.</p>";
    TranslatedText english = translate(page, MarkupRules.HTML);
    List<Segment> segments = english.segments();
    assertThat(segments.stream().map(s -> s.source().of(page)))
        .containsExactly("وصل &quot;الوزير&quot;", "خبر.", "عاجل</b> الآن.");
    assertThat(segments.get(1).target().of(english.text())).isEqualTo(segments.get(1).text());
    assertThat(segments.get(2).target().of(english.text())).contains("</b>");
  }

  @Test
  void xmlIsCutAtElementsBesideWhichNoTextStands() {
    translate(
        "<doc><meta><title>خبر</title></meta><par>خبر <i>عاجل</i> الآن. خبر.</par></doc>",
        xml(Set.of(), Set.of(), Set.of(), true));
    assertThat(words.asked()).containsExactly("خبر", "خبر عاجل الآن. خبر.");
  }

  @Test
  void theSenderSaysWhereXmlIsCutAndWhatInItStays() {
    translate("<d><par>خبر</par><par>عاجل</par></d>", xml(Set.of(), Set.of(), Set.of(), false));
    translate(
        "<d><par>خبر</par><par>عاجل</par></d>", xml(Set.of(), Set.of("par"), Set.of(), false));
    translate("<d><i>خبر</i> <i>عاجل</i></d>", xml(Set.of(), Set.of(), Set.of("i"), true));
    assertThat(words.asked()).containsExactly("خبرعاجل", "خبر", "عاجل", "خبر عاجل");
    assertThat(
            translate("<d>خبر <x>عاجل</x> الآن</d>", xml(Set.of("x"), Set.of(), Set.of(), true))
                .text())
        .contains("<x>عاجل</x>");
  }

  @Test
  void xmlThatIsNotWellFormedIsRefusedIfTheSenderWantsThat() {
    MarkupRules strict =
        new MarkupRules(true, Set.of(), Set.of(), Set.of(), true, true, Splitting.SENTENCES);
    assertThatThrownBy(() -> translate("<p>خبر <b>عاجل</p>", strict))
        .isInstanceOf(UnusableMarkupException.class)
        .hasMessageContaining("<b>");
    assertThat(translate("<p>خبر <b>عاجل</p>", MarkupRules.HTML).text()).contains("<b>");
  }

  @Test
  void aMillionTagsAreNoTrouble() {
    String deep = "<b>".repeat(100_000) + "خبر" + "</i>".repeat(100_000) + "<p>".repeat(50_000);
    assertThat(html(deep)).hasSize(deep.length());
    String nested = "<i>".repeat(50_000) + "خبر" + "</i>".repeat(50_000);
    assertThat(html(nested)).hasSize(nested.length());
  }

  private static MarkupRules xml(
      Set<String> ignored, Set<String> splitting, Set<String> nonSplitting, boolean outline) {
    return new MarkupRules(
        true, ignored, splitting, nonSplitting, outline, false, Splitting.SENTENCES);
  }

  private String html(String page) {
    return translate(page, MarkupRules.HTML).text();
  }

  private TranslatedText translate(String page, MarkupRules rules) {
    return translator.translate(page, rules, Lane.INTERACTIVE).join();
  }
}
