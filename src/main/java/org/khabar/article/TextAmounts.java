package org.khabar.article;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** How much text each element of a page has, how much of it is in links, and which hold an h1. */
final class TextAmounts implements NodeVisitor {
  private final Map<Element, int[]> counts = new HashMap<>();
  private int links;

  static TextAmounts of(Element root) {
    TextAmounts amounts = new TextAmounts();
    root.traverse(amounts);
    return amounts;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element) {
      counts.put(element, new int[] {0, 0, element.normalName().equals("h1") ? 1 : 0});
      links += element.normalName().equals("a") ? 1 : 0;
    } else if (node instanceof TextNode text && node.parent() instanceof Element parent) {
      int[] count = counts.get(parent);
      if (count != null) {
        int length = text.isBlank() ? 0 : text.text().strip().length();
        count[0] += length;
        count[1] += links > 0 ? length : 0;
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      links -= element.normalName().equals("a") ? 1 : 0;
      if (depth > 0 && element.parent() != null) {
        int[] own = count(element);
        int[] parent = count(element.parent());
        parent[0] += own[0];
        parent[1] += own[1];
        parent[2] += own[2];
      }
    }
  }

  private int[] count(Element element) {
    return counts.getOrDefault(element, new int[3]);
  }

  /** Characters of text in an element. */
  int text(Element element) {
    return count(element)[0];
  }

  boolean holdsHeadline(Element element) {
    return count(element)[2] > 0;
  }

  /** Share of them that is in links; 0 if there are none. */
  double linked(Element element) {
    int[] count = count(element);
    return count[0] == 0 ? 0 : (double) count[1] / count[0];
  }
}
