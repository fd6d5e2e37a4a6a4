package org.khabar.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that names who wrote, translated or photographed: {@code كتب: محمد علي}, {@code بقلم سارة
 * حسن}.
 *
 * @param role what was done, in English: By, Translated by …
 * @param name the name, in Arabic
 */
public record Byline(String role, String name) {
  private static final Pattern LINE =
      Pattern.compile(
          "^(كتب|كتبت|كتبها|بقلم|تقرير|إعداد|اعداد|ترجمة|تحرير|تصوير|حوار|متابعة|مراسل[\\p{IsArabic} ]*)"
              + "\\s*[:/\\-\u2013]?\\s*([\\p{IsArabic}A-Za-z. ،و]{3,60})$");

  /** Reads a cleaned line. */
  public static Optional<Byline> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches() || matcher.group(2).split(" ", -1).length > 6) {
      return Optional.empty();
    }
    boolean marked = line.substring(matcher.end(1)).strip().matches("^[:/\\-\u2013].*");
    boolean alwaysName = matcher.group(1).equals("بقلم");
    if (!marked && !alwaysName) {
      return Optional.empty(); // "كتب الوزير رسالة" is a sentence
    }
    String role =
        switch (matcher.group(1)) {
          case "ترجمة" -> "Translated by";
          case "تصوير" -> "Photographs by";
          case "تحرير" -> "Edited by";
          default -> "By";
        };
    return Optional.of(new Byline(role, matcher.group(2).strip()));
  }
}
