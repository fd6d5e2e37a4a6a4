package org.khabar.arabic;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces single characters:
 *
 * <ul>
 *   <li>nothing for control characters, zero-width and bidirectional marks (U+061C, U+200B–200F,
 *       U+202A–202E, U+2066–2069 …), variation selectors, tatweel, harakat, Quranic marks, and
 *       halves of surrogate pairs
 *   <li>a space for every kind of space and line end
 *   <li>Persian ya and kaf, alef wasla → their Arabic letters; presentation forms (U+FB50–FDFF,
 *       U+FE70–FEFE) → NFKC
 *   <li>Arabic-Indic and Extended digits → 0–9, U+066A → %, U+06D4 → ., … → ...
 *   <li>double and single quotation marks of every shape → {@code "} and {@code '}; hyphens and the
 *       minus sign → -
 * </ul>
 */
final class CharacterMap implements TextRule {
  private static Map<Character, String> build() {
    Map<Character, String> map = new HashMap<>();
    deleted(
        map, 0x00, 0x08, 0x0E, 0x1F, 0x7F, 0x84, 0x86, 0x9F, 0xAD, 0xAD, 0x61C, 0x61C, 0x200B,
        0x200F, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0xFEFF, 0xFEFF, 0xFFFC, 0xFFFC,
        0xFE00, 0xFE0F, 0x640, 0x640, 0x610, 0x61A, 0x64B, 0x65F, 0x670, 0x670, 0x6D6, 0x6ED);
    map.put('\u06DD', ""); // end of ayah
    for (int space : SPACES) {
      map.put((char) space, " ");
    }
    LETTERS.forEach((from, to) -> map.put(from, to));
    for (char quote : "\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB".toCharArray()) {
      map.put(quote, "\"");
    }
    for (char quote : "\u2018\u2019\u201A\u201B\u2032\u02BC\u00B4\u2039\u203A".toCharArray()) {
      map.put(quote, "'");
    }
    for (int digit = 0; digit < 10; digit++) {
      map.put((char) (0x660 + digit), String.valueOf(digit));
      map.put((char) (0x6F0 + digit), String.valueOf(digit));
    }
    presentationForms(map, 0xFB50, 0xFDFF);
    presentationForms(map, 0xFE70, 0xFEFE);
    return map;
  }

  private static final int[] SPACES = {
    0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
    0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000
  };

  private static final Map<Character, String> LETTERS =
      Map.of(
          '\u06CC', "\u064A", // Persian ya
          '\u06A9', "\u0643", // Persian kaf
          '\u0671', "\u0627", // alef wasla
          '\u066A', "%",
          '\u06D4', ".",
          '\u2026', "...",
          '\u2010', "-",
          '\u2011', "-",
          '\u2212', "-");

  private static final Map<Character, String> MAP = build();

  private static void deleted(Map<Character, String> map, int... bounds) {
    for (int i = 0; i < bounds.length; i += 2) {
      for (int c = bounds[i]; c <= bounds[i + 1]; c++) {
        map.put((char) c, "");
      }
    }
  }

  private static void presentationForms(Map<Character, String> map, int first, int last) {
    for (int c = first; c <= last; c++) {
      String form = String.valueOf((char) c);
      String composed = Normalizer.normalize(form, Normalizer.Form.NFKC);
      if (Character.isDefined(c) && !composed.equals(form)) {
        StringBuilder mapped = new StringBuilder();
        for (int i = 0; i < composed.length(); i++) {
          String part = composed.substring(i, i + 1);
          mapped.append(map.getOrDefault(part.charAt(0), part));
        }
        map.put((char) c, mapped.toString());
      }
    }
  }

  @Override
  public AlignedText apply(AlignedText text) {
    String old = text.text();
    return text.replaceCharacters(i -> halfOfPair(old, i) ? "" : MAP.get(old.charAt(i)));
  }

  private static boolean halfOfPair(String text, int i) {
    char c = text.charAt(i);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }
}
