package org.khabar.article;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Takes out of a page what is not to be read, and what is not its article: menus, share bars,
 * related links, comments. Elements are known by their names and roles, and by what their authors
 * called them; what holds the headline or much of the page's running text is never one.
 */
final class PageFurniture {
  private static final String UNSEEN =
      "script, style, noscript, template, svg, math, iframe, object, embed, canvas, audio, video,"
          + " button, input, select, textarea, [hidden], [aria-hidden=true],"
          + " [style*=display:none], [style*=display: none]";
  private static final String BY_NAME =
      "nav, footer, aside, menu, dialog, [role=navigation], [role=banner], [role=contentinfo],"
          + " [role=complementary], [role=search], [role=menu], [role=dialog]";
  private static final Set<String> WORDS =
      Set.of(
          ("share sharing social related breadcrumb breadcrumbs comment comments newsletter subscribe"
                  + " subscription advert advertisement ad ads promo sidebar menu navbar nav footer"
                  + " tags keywords trending popular recommended recommendations outbrain taboola"
                  + " cookie consent popup modal readmore readalso toolbar sponsored login search"
                  + " mostread ticker pagination")
              .split(" ", -1));
  private static final Pattern PAIRS =
      Pattern.compile("read[-_]?(?:more|also|next)|most[-_]?(?:read|viewed)|see[-_]?also");
  private static final Pattern SEPARATOR = Pattern.compile("[^a-z]+");
  private static final Set<String> NEVER = Set.of("html", "body", "article", "main", "p", "h1");
  private static final double MUCH = 0.4;
  private static final int LONG_TEXT = 300;

  private PageFurniture() {}

  /** Takes furniture out, and gives each line of its text to {@code apart}. */
  static void takeOut(Element page, Consumer<String> apart) {
    page.select(UNSEEN).forEach(Element::empty);
    TextAmounts amounts = TextAmounts.of(page);
    int all = amounts.text(page);
    Elements furniture = page.select(BY_NAME);
    furniture.addAll(
        page.select("[class], [id]").stream().filter(PageFurniture::isCalledSo).toList());
    for (Element element : furniture) {
      int text = amounts.text(element);
      boolean much = text > LONG_TEXT && text > MUCH * all && amounts.linked(element) < 0.5;
      if (!much && !amounts.holdsHeadline(element) && element.root().equals(page.root())) {
        lines(element).forEach(apart);
        element.empty(); // to take out one of many siblings takes as long as there are siblings
      }
    }
  }

  private static List<String> lines(Element element) {
    Elements leaves = element.select("a, li, p, h2, h3, h4, h5, h6");
    leaves.removeIf(leaf -> leaf.selectFirst("> a, > p, > ul, > h2, > h3, > h4") != null);
    List<String> lines = leaves.isEmpty() ? List.of(element.text()) : leaves.eachText();
    return lines.stream().filter(line -> !line.isBlank()).toList();
  }

  private static boolean isCalledSo(Element element) {
    if (NEVER.contains(element.normalName()) || element.attr("itemprop").equals("articleBody")) {
      return false;
    }
    String names =
        (element.className() + " " + element.id())
            .replaceAll("([a-z])([A-Z])", "$1 $2")
            .toLowerCase(Locale.ROOT);
    return PAIRS.matcher(names).find()
        || Arrays.stream(SEPARATOR.split(names)).anyMatch(WORDS::contains);
  }
}
