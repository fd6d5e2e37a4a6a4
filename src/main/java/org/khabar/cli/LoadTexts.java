package org.khabar.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sentences without end, no two alike: those of a text in turn, each with a number of its own. */
final class LoadTexts {
  private final List<String> sentences;
  private final AtomicInteger next = new AtomicInteger();

  LoadTexts(List<String> sentences) {
    this.sentences = sentences;
  }

  String sentence() {
    int number = next.getAndIncrement();
    String sentence = sentences.get(number % sentences.size());
    return number + " " + sentence.replaceAll("[.!?\u061F]+(?=\\s)", "\u060C");
  }

  String article(int count) {
    StringBuilder article = new StringBuilder();
    for (int i = 0; i < count; i++) {
      article.append(sentence()).append("\n\n");
    }
    return article.toString();
  }
}
