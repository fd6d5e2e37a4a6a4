package org.khabar.desk.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that can be translated. */
public enum DocumentFormat {
  TEXT("text/plain", ".txt"),
  HTML("text/html", ".html .htm");

  private final String mediaType;
  private final String endings;

  DocumentFormat(String mediaType, String endings) {
    this.mediaType = mediaType;
    this.endings = endings;
  }

  /** The format that a file's name ends in; empty if there is none such. */
  public static Optional<DocumentFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.ends().anyMatch(name::endsWith))
        .findFirst();
  }

  /** All endings of file names, with their dots. */
  public static List<String> endings() {
    return Arrays.stream(values()).flatMap(DocumentFormat::ends).toList();
  }

  private Stream<String> ends() {
    return Arrays.stream(endings.split(" ", -1));
  }

  public String mediaType() {
    return mediaType;
  }
}
