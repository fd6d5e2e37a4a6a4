package org.khabar.article;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats that newsrooms send articles in. */
public enum ArticleFormat {
  TEXT("text/plain", ".txt .text"),
  /** A whole page of a site, or a fragment of one. */
  HTML("text/html application/xhtml+xml", ".html .htm .xhtml"),
  /** IPTC ninjs, versions 1 to 3. */
  NINJS("application/ninjs+json", ".json .ninjs"),
  /** An IPTC NewsML-G2 newsItem, alone or in a newsMessage. */
  NEWSML_G2("application/vnd.iptc.g2.newsitem+xml application/xml text/xml", ".xml"),
  /** IPTC NITF. */
  NITF("application/nitf+xml", ".nitf");

  private static final int LOOK = 4096;
  private static final Pattern JSON = Pattern.compile("^\\{\\s*\".*", Pattern.DOTALL);
  private static final Pattern NEWS_ITEM = Pattern.compile("<(?:\\w+:)?news(?:item|message)[\\s>]");
  private static final Pattern NITF_ROOT = Pattern.compile("<(?:\\w+:)?nitf[\\s>]");
  private static final Pattern MARKUP =
      Pattern.compile("<(?:!doctype|html|head|body|div|p|br|span|article|h[1-6])\\b[^<>]*>");

  private final String mediaTypes;
  private final String endings;

  ArticleFormat(String mediaTypes, String endings) {
    this.mediaTypes = mediaTypes;
    this.endings = endings;
  }

  private static List<String> parts(String list) {
    return List.of(list.split(" ", -1));
  }

  /** The format that a media type names, whatever its parameters. */
  public static Optional<ArticleFormat> ofMediaType(String mediaType) {
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> parts(format.mediaTypes).contains(type))
        .findFirst();
  }

  /** The format that a file's name speaks for. */
  public static Optional<ArticleFormat> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> parts(format.endings).stream().anyMatch(lower::endsWith))
        .findFirst();
  }

  /** The format that the beginning of a file speaks for; empty if it may be plain text. */
  public static Optional<ArticleFormat> ofContent(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(LOOK, bytes.length), StandardCharsets.ISO_8859_1)
            .replace("\0", "") // UTF-16
            .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (JSON.matcher(start).matches()) {
      return Optional.of(NINJS);
    }
    if (NEWS_ITEM.matcher(start).find()) {
      return Optional.of(NEWSML_G2);
    }
    if (NITF_ROOT.matcher(start).find()) {
      return Optional.of(NITF);
    }
    return isMarkup(start) ? Optional.of(HTML) : Optional.empty();
  }

  /** The format of a file, by what is in it and else by its name; plain text if neither says. */
  public static ArticleFormat of(byte[] bytes, String fileName) {
    return ofContent(bytes).or(() -> ofFileName(fileName)).orElse(TEXT);
  }

  /** Whether a text has tags as HTML has them. */
  static boolean isMarkup(String text) {
    return MARKUP.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  /** The media type by which it is best named. */
  public String mediaType() {
    return parts(mediaTypes).get(0);
  }
}
