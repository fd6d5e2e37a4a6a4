package org.khabar.api.deepl;

/** English with the spaces at its ends, and the full stop or none, that its source has. */
final class PreservedFormatting {
  private static final String STOPS = ".!?\u061F\u2026";

  private PreservedFormatting() {}

  static String of(String source, String english) {
    String core = source.strip();
    if (core.isEmpty()) {
      return source;
    }
    int start = source.indexOf(core);
    String text = english.strip();
    boolean wanted = stops(core);
    if (!wanted && text.endsWith(".") && !text.endsWith("..")) {
      text = text.substring(0, text.length() - 1);
    } else if (wanted && !stops(text)) {
      text += core.endsWith("\u061F") ? "?" : core.substring(core.length() - 1);
    }
    return source.substring(0, start) + text + source.substring(start + core.length());
  }

  private static boolean stops(String text) {
    return !text.isEmpty() && STOPS.indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
