package org.khabar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khabar.article.LineReader;

/** UTF-8 text on disk or from standard input, a line a sentence. */
final class TextFile {
  private static final String STANDARD_INPUT = "-";

  private TextFile() {}

  /**
   * Opens a text.
   *
   * @param name a path, or {@code -} for standard input
   * @throws UnusableFileException if it cannot be opened
   */
  static LineReader open(String name) {
    try {
      return new LineReader(
          name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(name)));
    } catch (IOException | InvalidPathException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * All lines of a text.
   *
   * @throws UnusableFileException if one of them cannot be used
   */
  static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = open(name)) {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        if (!line.get().usable()) {
          throw new UnusableFileException(
              "%s: line %d: %s".formatted(name, lines.size() + 1, line.get().fault()));
        }
        lines.add(line.get().text());
      }
      return lines;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * All lines of a text that are not blank, at least one.
   *
   * @throws UnusableFileException if there is none, or one cannot be used
   */
  static List<String> sentences(String name) {
    List<String> sentences = lines(name).stream().filter(line -> !line.isBlank()).toList();
    if (sentences.isEmpty()) {
      throw new UnusableFileException(name + ": it has no text");
    }
    return sentences;
  }

  /**
   * Writes a text, a line a sentence.
   *
   * @throws UnusableFileException if it cannot be written
   */
  static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UnusableFileException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  static UnusableFileException unreadable(String name, Exception e) {
    String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    return new UnusableFileException(name + ": " + why, e);
  }
}
