package org.khabar.translate.markup;

import java.util.Map;
import java.util.Set;

/** What the HTML standard says of elements by their name, as far as text in them is concerned. */
final class HtmlElements {
  private static final Set<String> VOID =
      names(
          "area base br col embed hr img input link meta param source track wbr"
              + " basefont bgsound frame keygen");

  private static final Set<String> PARAGRAPH_ENDING =
      names(
          "address article aside blockquote center details dialog dir div dl dd dt fieldset"
              + " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main"
              + " menu nav ol p pre search section summary table ul xmp");

  private static final Set<String> BLOCKS =
      names(
          "address area article aside base blockquote body br button caption center col colgroup"
              + " datalist dd details dialog dir div dl dt fieldset figcaption figure footer form"
              + " frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe label legend"
              + " li link listing main menu meta nav noscript object ol optgroup option p param"
              + " plaintext pre script search section select source style summary table tbody td"
              + " template textarea tfoot th thead title tr track ul xmp");

  private static final Set<String> UNTOUCHED =
      names(
          "script style code kbd samp var textarea svg math iframe noembed noframes xmp plaintext");

  private static final Set<String> RAW_TEXT =
      names("script style textarea title iframe noembed noframes xmp plaintext");

  private static final Map<String, Set<String>> ENDED_BY =
      Map.of(
          "p", PARAGRAPH_ENDING,
          "li", names("li"),
          "dt", names("dt dd"),
          "dd", names("dt dd"),
          "tr", names("tr tbody tfoot"),
          "td", names("td th tr tbody tfoot"),
          "th", names("td th tr tbody tfoot"),
          "option", names("option optgroup"));

  private HtmlElements() {}

  private static Set<String> names(String list) {
    return Set.of(list.split(" ", -1));
  }

  /** Whether an element has neither content nor end tag. */
  static boolean isVoid(String name) {
    return VOID.contains(name);
  }

  /** Whether it stands for itself rather than in a line of text, as unknown elements do. */
  static boolean isBlock(String name) {
    return BLOCKS.contains(name);
  }

  /** Whether its content is no prose: programs, what is typed, drawings. */
  static boolean isUntouched(String name) {
    return UNTOUCHED.contains(name);
  }

  /** Whether there are no tags in it. */
  static boolean isRawText(String name) {
    return RAW_TEXT.contains(name);
  }

  /** Whether its text holds character references although it holds no tags. */
  static boolean isEscapableText(String name) {
    return name.equals("title") || name.equals("textarea");
  }

  /** Whether line ends in it are seen. */
  static boolean isPreformatted(String name) {
    return name.equals("pre") || name.equals("listing");
  }

  /** Whether an element whose end tag may be left out ends where another one starts. */
  static boolean ends(String open, String starting) {
    return ENDED_BY.getOrDefault(open, Set.of()).contains(starting);
  }
}
