package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.Segment;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;

/**
 * Translates HTML and XML passage by passage. Between the passages every character stays as it is;
 * within one, the tags go where the placer finds the English of what they held. Each tag of the
 * source comes back exactly once, attributes untouched, nested as it was.
 */
public final class MarkupTranslator {
  private final PassageTranslator translator;
  private final TagPlacer placer;

  public MarkupTranslator(PassageTranslator translator, TagPlacer placer) {
    this.translator = translator;
    this.placer = placer;
  }

  /** Places tags by {@link LinkedWordsPlacer}. */
  public static MarkupTranslator of(TextTranslator translator) {
    return new MarkupTranslator(
        translator::translate, new LinkedWordsPlacer(new SpanMatchingPlacer(translator)));
  }

  /** The English of a passage with its tags. */
  private record Passage(
      TextRange range, PassageText text, Rendering english, List<Segment> segments) {}

  /**
   * Translates a marked-up text.
   *
   * @return a future with the English; ranges of its segments are into the marked-up texts and may
   *     hold tags. It fails with a {@link org.khabar.engine.GenerationException}
   * @throws UnusableMarkupException if the rules are strict and the text is not well-formed
   */
  public CompletableFuture<TranslatedText> translate(String source, MarkupRules rules, Lane lane) {
    List<CompletableFuture<Passage>> passages = new ArrayList<>();
    for (List<Inline> whole : Passages.of(source, rules)) {
      List<Inline> passage = Edges.stripped(source, whole);
      if (!passage.isEmpty()) {
        PassageText text = PassageText.of(source, passage);
        if (Script.hasArabic(text.text())) {
          passages.add(translate(source, passage, text, rules, lane));
        }
      }
    }
    return CompletableFuture.allOf(passages.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> assembled(source, passages.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<Passage> translate(
      String source, List<Inline> passage, PassageText text, MarkupRules rules, Lane lane) {
    TextRange range = Passages.range(passage);
    return translator
        .translate(text.text(), rules.cutting(), lane)
        .thenCompose(
            english ->
                rendered(source, passage, text, english, lane)
                    .thenApply(
                        rendering -> new Passage(range, text, rendering, english.segments())));
  }

  private CompletableFuture<Rendering> rendered(
      String source, List<Inline> passage, PassageText text, TranslatedText english, Lane lane) {
    Map<Inline, TextRange> wanted = new HashMap<>();
    List<TextRange> standIns = standIns(text, english.text(), wanted);
    List<Inline> open = text.marked().stream().filter(part -> !wanted.containsKey(part)).toList();
    List<TextRange> spans = open.stream().map(text::span).toList();
    return placer
        .place(text.text(), english, spans, lane)
        .thenApply(
            places -> {
              for (int i = 0; i < open.size(); i++) {
                wanted.put(open.get(i), places.get(i));
              }
              return Rendering.of(
                  source,
                  english.text(),
                  passage,
                  Placement.settle(english.text(), passage, wanted),
                  standIns);
            });
  }

  /** Finds what stands for atoms in the English. */
  private static List<TextRange> standIns(
      PassageText text, String english, Map<Inline, TextRange> wanted) {
    List<TextRange> found = new ArrayList<>();
    for (Inline part : text.marked()) {
      String standIn = text.standIn(part);
      if (!standIn.isEmpty()) {
        for (TextRange range : WordSearch.all(english, standIn)) {
          if (found.stream().noneMatch(range::overlaps)) {
            found.add(range);
            wanted.put(part, range);
            break;
          }
        }
      }
    }
    return found;
  }

  private static TranslatedText assembled(String source, List<Passage> passages) {
    StringBuilder out = new StringBuilder();
    List<Segment> segments = new ArrayList<>();
    int at = 0;
    for (Passage passage : passages) {
      out.append(source, at, passage.range().start());
      int offset = out.length();
      out.append(passage.english().text());
      at = passage.range().end();
      for (Segment segment : passage.segments()) {
        segments.add(
            segment.moved(
                segment.text(),
                passage.text()::inSource,
                range -> passage.english().of(range).shifted(offset)));
      }
    }
    return new TranslatedText(out.append(source.substring(at)).toString(), segments);
  }
}
