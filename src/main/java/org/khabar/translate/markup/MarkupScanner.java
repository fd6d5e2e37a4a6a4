package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khabar.arabic.TextRange;

/**
 * Cuts a marked-up text into tokens that hold every character of it, so that what is not translated
 * can go out as it came in. Tags, comments, declarations and raw text are found as the HTML
 * standard's tokenizer (13.2.5) and XML 1.0 find them; nothing is put right, as a parser would.
 */
final class MarkupScanner {
  private final String source;
  private final MarkupRules rules;
  private final List<MarkupToken> tokens = new ArrayList<>();
  private int at;
  private int textStart;
  private int preformatted;

  private MarkupScanner(String source, MarkupRules rules) {
    this.source = source;
    this.rules = rules;
  }

  /** The tokens of a text. */
  static List<MarkupToken> scan(String source, MarkupRules rules) {
    return new MarkupScanner(source, rules).tokens();
  }

  private List<MarkupToken> tokens() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '<' && markupStarts()) {
        markup();
      } else if ((c == '\n' || c == '\r') && (rules.splitLines() || preformatted > 0)) {
        endText();
        tokens.add(new MarkupToken.LineEnd(new TextRange(at, at + 1)));
        textStart = ++at;
      } else {
        at++;
      }
    }
    endText();
    return tokens;
  }

  private boolean markupStarts() {
    char next = charAt(at + 1);
    return next == '!'
        || next == '?'
        || startsName(next)
        || (next == '/' && at + 2 < source.length());
  }

  private boolean startsName(char c) {
    return rules.xml()
        ? Character.isLetter(c) || c == '_' || c == ':'
        : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void markup() {
    endText();
    char next = charAt(at + 1);
    boolean bogus = next == '/' && !startsName(charAt(at + 2));
    if (next == '!' || next == '?' || bogus) {
      int end = declarationEnd(next);
      tokens.add(new MarkupToken.Verbatim(new TextRange(at, end)));
      at = end;
    } else {
      tag(next == '/');
    }
    textStart = at;
  }

  private int declarationEnd(char kind) {
    if (source.startsWith("<!--", at)) {
      return source.startsWith("<!-->", at) ? at + 5 : after("-->", at + 4);
    }
    if (rules.xml() && source.startsWith("<![CDATA[", at)) {
      return after("]]>", at + 9);
    }
    return after(rules.xml() && kind == '?' ? "?>" : ">", at + 2);
  }

  private int after(String mark, int from) {
    int found = source.indexOf(mark, from);
    return found < 0 ? source.length() : found + mark.length();
  }

  private void tag(boolean end) {
    int start = at;
    int i = start + (end ? 2 : 1);
    int nameStart = i;
    while (i < source.length() && !endsName(source.charAt(i))) {
      i++;
    }
    String written = source.substring(nameStart, i);
    String name = rules.xml() ? written : written.toLowerCase(Locale.ROOT);
    Map<String, String> attributes = new LinkedHashMap<>();
    at = i;
    boolean closed = attributes(attributes);
    TextRange range = new TextRange(start, at);
    if (!closed) {
      tokens.add(new MarkupToken.Verbatim(range)); // broken off: no tag, and no text either
    } else if (end) {
      preformatted -= rules.preformatted(name) && preformatted > 0 ? 1 : 0;
      tokens.add(new MarkupToken.End(range, name));
    } else {
      boolean slash = source.charAt(at - 2) == '/';
      boolean empty = rules.xml() ? slash : rules.isVoid(name);
      tokens.add(new MarkupToken.Start(range, name, attributes, empty));
      if (!empty) {
        preformatted += rules.preformatted(name) ? 1 : 0;
        rawText(name);
      }
    }
  }

  private static boolean endsName(char c) {
    return c == '>' || c == '/' || Character.isWhitespace(c);
  }

  /** Reads up to and with the end of a tag; whether there is one. */
  private boolean attributes(Map<String, String> attributes) {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '>') {
        at++;
        return true;
      }
      if (c == '/' || Character.isWhitespace(c)) {
        at++;
      } else {
        attribute(attributes);
      }
    }
    return false;
  }

  private void attribute(Map<String, String> attributes) {
    int start = at++; // an equals sign may begin a name
    while (at < source.length() && source.charAt(at) != '=' && !endsName(source.charAt(at))) {
      at++;
    }
    String name = source.substring(start, at).toLowerCase(Locale.ROOT);
    skipSpaces();
    if (charAt(at) != '=') {
      attributes.putIfAbsent(name, "");
      return;
    }
    at++;
    skipSpaces();
    char quote = charAt(at);
    int valueStart = at;
    if (quote == '"' || quote == '\'') {
      valueStart++;
      at = after(String.valueOf(quote), valueStart);
      attributes.putIfAbsent(name, source.substring(valueStart, Math.max(valueStart, at - 1)));
      return;
    }
    while (at < source.length()
        && source.charAt(at) != '>'
        && !Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    attributes.putIfAbsent(name, source.substring(valueStart, at));
  }

  private void skipSpaces() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }

  /** The content of an element that holds no tags: all up to its end tag. */
  private void rawText(String name) {
    if (!rules.rawText(name)) {
      return;
    }
    int end = at;
    while (end < source.length()
        && !(source.charAt(end) == '<'
            && source.regionMatches(true, end + 1, "/" + name, 0, name.length() + 1)
            && (end + name.length() + 2 >= source.length()
                || endsName(source.charAt(end + name.length() + 2))))) {
      end++;
    }
    if (end > at) {
      TextRange content = new TextRange(at, end);
      tokens.add(
          rules.escapableText(name)
              ? new MarkupToken.Text(content)
              : new MarkupToken.Verbatim(content));
    }
    at = end;
  }

  private void endText() {
    if (at > textStart) {
      tokens.add(new MarkupToken.Text(new TextRange(textStart, at)));
    }
  }

  private char charAt(int i) {
    return i < source.length() ? source.charAt(i) : ' ';
  }
}
