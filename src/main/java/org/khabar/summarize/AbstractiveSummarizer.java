package org.khabar.summarize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Briefs that a model writes, each sentence held against the article. An article longer than the
 * model reads is split between sentences and summarised in rounds. A sentence with a number or name
 * that the article lacks, or that stands on no sentence of it, is replaced by an extracted one and
 * marked so; one that was cut off is dropped. Headlines and bullets are extracted, and so is all of
 * a brief that would not be shorter than the article.
 */
public final class AbstractiveSummarizer implements Summarizer {
  private static final int MAX_ROUNDS = 4;

  private final SummaryWriter writer;
  private final Summarizer extractive;

  /**
   * @param writer writes the briefs
   * @param extractive makes what the writer cannot
   */
  public AbstractiveSummarizer(SummaryWriter writer, Summarizer extractive) {
    this.writer = writer;
    this.extractive = extractive;
  }

  @Override
  public Summary summarize(List<SourceSentence> sentences, Style style, SummaryLimits limits) {
    Summary extracted = extractive.summarize(sentences, style, limits);
    int words = sentences.stream().mapToInt(sentence -> Words.count(sentence.text())).sum();
    if (style != Style.BRIEF || words <= limits.words()) {
      return extracted;
    }
    List<String> texts = sentences.stream().map(sentence -> sentence.text().strip()).toList();
    List<String> written = written(texts);
    List<SummarySentence> checked = checked(written, texts, extracted, limits);
    int length = checked.stream().mapToInt(sentence -> Words.count(sentence.text())).sum();
    return checked.isEmpty() || length >= words ? extracted : new Summary(style, checked);
  }

  /** Rounds of writing, until one text is left. */
  private List<String> written(List<String> texts) {
    List<String> current = texts;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<String> parts = parts(current);
      if (parts.isEmpty()) {
        return List.of();
      }
      List<String> next = new ArrayList<>();
      for (String part : parts) {
        next.addAll(whole(writer.write(part)));
      }
      if (parts.size() == 1) {
        return next;
      }
      current = next;
    }
    return List.of(); // it does not get shorter: no brief of this writer's
  }

  /** Sentences together, as many as the model reads at once; those that it cannot are left out. */
  private List<String> parts(List<String> texts) {
    List<String> parts = new ArrayList<>();
    String part = "";
    for (String text : texts) {
      String longer = part.isEmpty() ? text : part + " " + text;
      if (writer.tokens(longer) <= writer.maxTokens()) {
        part = longer;
      } else if (writer.tokens(text) <= writer.maxTokens()) {
        parts.add(part);
        part = text;
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  /** The sentences of a text without a last one that was cut off. */
  private static List<String> whole(String text) {
    return EnglishSentences.of(text).stream()
        .map(SourceSentence::text)
        .filter(sentence -> sentence.matches("(?s).*[.!?\u2026][\"'\u201d\u2019)\\]]*"))
        .toList();
  }

  private static List<SummarySentence> checked(
      List<String> written, List<String> texts, Summary extracted, SummaryLimits limits) {
    Support support = new Support(texts);
    List<SummarySentence> kept = new ArrayList<>();
    Set<Integer> used = new TreeSet<>();
    List<Integer> gaps = new ArrayList<>();
    int words = 0;
    for (String sentence : new LinkedHashSet<>(written)) {
      words += Words.count(sentence);
      if (kept.size() + gaps.size() == limits.sentences() || words > limits.words()) {
        break;
      }
      List<Integer> evidence = support.of(sentence);
      if (evidence.isEmpty()) {
        gaps.add(kept.size());
        words -= Words.count(sentence);
      } else {
        kept.add(new SummarySentence(sentence, evidence, Origin.WRITTEN));
        used.addAll(evidence);
      }
    }
    return filled(kept, gaps, used, extracted, limits.words() - words);
  }

  private static List<SummarySentence> filled(
      List<SummarySentence> kept,
      List<Integer> gaps,
      Set<Integer> used,
      Summary extracted,
      int room) {
    List<SummarySentence> all = new ArrayList<>(kept);
    int left = room;
    int open = gaps.size();
    for (SummarySentence sentence : extracted.sentences()) {
      int length = Words.count(sentence.text());
      if (open > 0 && length <= left && used.addAll(sentence.evidence())) {
        all.add(new SummarySentence(sentence.text(), sentence.evidence(), Origin.FALLBACK));
        left -= length;
        open--;
      }
    }
    return all.stream()
        .sorted(Comparator.comparing(sentence -> sentence.evidence().get(0)))
        .collect(Collectors.toList());
  }
}
