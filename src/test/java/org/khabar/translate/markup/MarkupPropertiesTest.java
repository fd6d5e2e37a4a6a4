package org.khabar.translate.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.TranslatedText;

/** Whatever a placer answers, tags come back once each and properly nested. */
class MarkupPropertiesTest {
  private static final Pattern TAG = Pattern.compile("</?([a-z]+)[^>]*>");
  private static final List<String> NAMES = List.of("b", "i", "a", "em", "code", "p", "div");
  private static final List<String> PIECES =
      List.of("خبر ", "عاجل. ", "الوزير ", " ", "&amp; ", "<img src=x>", "Latin ");

  @Property(tries = 500)
  void tagsComeBackOnceAndNested(@ForAll long seed) {
    StringBuilder written = new StringBuilder();
    write(written, new Random(seed), 0);
    String tree = written.toString();
    String english = translate(tree, seed);
    assertThat(tags(english)).containsExactlyInAnyOrderElementsOf(tags(tree));
    assertNested(english);
  }

  private static void write(StringBuilder out, Random random, int depth) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      if (depth < 5 && random.nextInt(3) == 0) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        out.append("<%s id='%d'>".formatted(name, random.nextInt(1000)));
        write(out, random, depth + 1);
        out.append("</").append(name).append('>');
      } else {
        out.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
  }

  @Property(tries = 300)
  void anyTextGetsAnAnswerWithAllItsTags(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder soup = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      soup.append(
          switch (random.nextInt(7)) {
            case 0 -> "<" + name + ">";
            case 1 -> "</" + name + ">";
            case 2 -> "<" + name + " x=\"<>\"";
            case 3 -> "<!--";
            case 4 -> "-->";
            default -> "خبر عاجل & ";
          });
    }
    assertThat(tags(translate(soup.toString(), seed)))
        .containsExactlyInAnyOrderElementsOf(tags(soup.toString()));
  }

  private static String translate(String source, long seed) {
    Random random = new Random(seed);
    return new MarkupTranslator(
            new ReversingTranslator(),
            (text, english, spans, lane) ->
                CompletableFuture.completedFuture(
                    spans.stream().map(span -> anywhere(english, random)).toList()))
        .translate(source, MarkupRules.HTML, Lane.INTERACTIVE)
        .thenApply(TranslatedText::text)
        .join();
  }

  private static TextRange anywhere(TranslatedText english, Random random) {
    int one = random.nextInt(english.text().length() + 1);
    int other = random.nextInt(english.text().length() + 1);
    return new TextRange(Math.min(one, other), Math.max(one, other));
  }

  private static List<String> tags(String text) {
    List<String> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(text);
    while (matcher.find()) {
      tags.add(matcher.group());
    }
    return tags;
  }

  private static void assertNested(String text) {
    Deque<String> open = new ArrayDeque<>();
    Matcher matcher = TAG.matcher(text);
    while (matcher.find()) {
      if (matcher.group().startsWith("</")) {
        assertThat(matcher.group(1)).as(text).isEqualTo(open.pop());
      } else if (!matcher.group(1).equals("img")) {
        open.push(matcher.group(1));
      }
    }
    assertThat(open).as(text).isEmpty();
  }
}
