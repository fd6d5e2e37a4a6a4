package org.khabar.article;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Finds the part of a page that holds its article, after Readability's rule (Arc90, 2009): what
 * directly holds the most running text, that is not in links, is the story.
 */
final class StoryFinder {
  /** Direct text that is no sentence. */
  private static final int SHORTEST = 25;

  private static final Set<String> INLINE =
      Set.of(
          ("a abbr b bdi bdo cite code del em font i ins mark q s small span strong sub sup time u"
                  + " wbr br")
              .split(" ", -1));

  private final Element page;
  private final TextAmounts amounts;
  private final Map<Element, Double> scores = new HashMap<>();

  StoryFinder(Element page) {
    this.page = page;
    this.amounts = TextAmounts.of(page);
  }

  /** The element that holds the story: all of the page if no part of it stands out. */
  Element find() {
    Element marked = page.selectFirst("[itemprop=articleBody]");
    Element best = marked != null && amounts.text(marked) > 4 * SHORTEST ? marked : highest();
    Element article = best.closest("article");
    if (article != null) {
      return article;
    }
    return widened(best);
  }

  private Element highest() {
    for (Element element : page.getAllElements()) {
      int own = element.ownText().length();
      if (own >= SHORTEST) {
        credit(element, own);
      }
    }
    Element best = page;
    double most = 0;
    for (Element element : page.getAllElements()) {
      double score = scores.getOrDefault(element, 0.0) * (1 - amounts.linked(element));
      if (score > most) {
        best = element;
        most = score;
      }
    }
    return best;
  }

  private void credit(Element holder, int characters) {
    Element block = holder;
    while (INLINE.contains(block.normalName()) && block.parent() != null) {
      if (block.normalName().equals("a")) {
        return;
      }
      block = block.parent();
    }
    boolean paragraph = block.normalName().equals("p") || block.normalName().equals("li");
    Element container = paragraph && block.parent() != null ? block.parent() : block;
    scores.merge(container, (double) characters, Double::sum);
    if (container.parent() != null && !container.equals(page)) {
      scores.merge(container.parent(), characters / 2.0, Double::sum);
    }
  }

  /** A story may be cut in parts, with advertisements between. */
  private Element widened(Element best) {
    Element story = best;
    while (story.parent() != null && !story.equals(page)) {
      Element parent = story.parent();
      boolean more = amounts.text(parent) > 1.2 * amounts.text(story);
      if (!more || amounts.linked(parent) > 0.25) {
        break;
      }
      story = parent;
    }
    return story;
  }
}
