package org.khabar.desk;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.khabar.article.BlockKind;
import org.khabar.translate.Fact;
import org.khabar.translate.Finding;
import org.khabar.translate.Segment;

/**
 * Writes an English article as plain text: the blocks in the order of the page, what is not part of
 * the article itself in square brackets, the brief below. A sentence that a reader should compare
 * with its source ends in {@value #MARK}, and the reasons come last.
 */
public final class EnglishText {
  private static final String MARK = "[?]";

  private EnglishText() {}

  /** The text of an article; lines end in a line feed. */
  public static String of(EnglishArticle article) {
    StringBuilder out = new StringBuilder();
    List<EnglishBlock> blocks = article.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      EnglishBlock block = blocks.get(i);
      out.append(block(block));
      boolean dateline = block.kind() == BlockKind.DATELINE;
      boolean runsTogether =
          i + 1 < blocks.size()
              && block.kind() == BlockKind.MASTHEAD
              && blocks.get(i + 1).kind() == BlockKind.MASTHEAD;
      out.append(dateline ? " " : runsTogether ? "\n" : "\n\n");
    }
    out.append("---- Brief ----\n");
    out.append(brief(article.brief()));
    out.append(review(article.segments()));
    out.append(account(article.segments()));
    out.append(spelled(article.segments()));
    return out.toString();
  }

  /** How many of the source's numbers, names and terms stand in the English. */
  private static String account(List<Segment> segments) {
    StringJoiner parts = new StringJoiner(", ", "Accounted for: ", ".\n").setEmptyValue("");
    for (Fact.Kind kind : Fact.Kind.values()) {
      List<Fact> facts =
          segments.stream()
              .flatMap(segment -> segment.facts().stream())
              .filter(fact -> fact.kind() == kind && fact.status() != Fact.Status.ADDED)
              .toList();
      long kept = facts.stream().filter(fact -> fact.status() == Fact.Status.KEPT).count();
      if (!facts.isEmpty()) {
        parts.add(
            "%d of %d %ss".formatted(kept, facts.size(), kind.name().toLowerCase(Locale.ROOT)));
      }
    }
    return parts.toString();
  }

  /** Which names were spelled again, so that each is spelled one way. */
  private static String spelled(List<Segment> segments) {
    return segments.stream()
        .flatMap(segment -> segment.facts().stream())
        .flatMap(fact -> fact.replaced().map(old -> fact.value() + " for " + old).stream())
        .distinct()
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "),
                names -> names.isEmpty() ? "" : "Spelled alike: " + names + ".\n"));
  }

  /** A brief, a sentence a line where it is one of bullets. */
  public static String brief(Brief brief) {
    return switch (brief.style()) {
      case BULLETS ->
          brief.sentences().stream()
              .map(sentence -> "- " + sentence.text() + "\n")
              .collect(Collectors.joining());
      case HEADLINE, BRIEF ->
          brief.sentences().isEmpty() ? "(nothing to summarise)\n" : brief.text() + "\n";
    };
  }

  private static String block(EnglishBlock block) {
    String text =
        block.segments().stream()
            .map(segment -> segment.text() + (segment.needsReview() ? " " + MARK : ""))
            .collect(Collectors.joining(" "));
    return switch (block.kind()) {
      case MASTHEAD, FURNITURE -> "[" + text + "]";
      case CAPTION -> "[Caption: " + text + "]";
      case HEADLINE -> "# " + text;
      case HEADING -> "## " + text;
      case QUOTATION -> "> " + text;
      case PUBLISHED, BYLINE, DATELINE, PARAGRAPH -> text;
    };
  }

  private static String review(List<Segment> segments) {
    List<Segment> doubtful = segments.stream().filter(Segment::needsReview).toList();
    if (doubtful.isEmpty()) {
      return "\nAll %d sentences passed the checks.\n".formatted(segments.size());
    }
    StringBuilder out = new StringBuilder();
    out.append("\n%d of %d sentences need review:\n".formatted(doubtful.size(), segments.size()));
    for (Segment segment : doubtful) {
      out.append("- ").append(start(segment.text())).append(" ... ");
      out.append(
          segment.findings().stream().map(Finding::message).collect(Collectors.joining(" ")));
      out.append('\n');
    }
    return out.toString();
  }

  private static String start(String text) {
    String[] words = text.split(" ", -1);
    return String.join(" ", List.of(words).subList(0, Math.min(6, words.length)));
  }
}
