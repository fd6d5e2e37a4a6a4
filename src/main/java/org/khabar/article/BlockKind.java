package org.khabar.article;

/** What a block of an article is. */
public enum BlockKind {
  /** Name or title of those who make the paper. */
  MASTHEAD(true),
  /** The article's headline. */
  HEADLINE(false),
  /** When it was published. */
  PUBLISHED(true),
  /** Who wrote it: a person, an agency. */
  BYLINE(true),
  /** Where it was written, and by which agency: the start of the first paragraph. */
  DATELINE(false),
  /** What a picture shows. */
  CAPTION(false),
  /** A heading below the headline or within the text. */
  HEADING(false),
  PARAGRAPH(false),
  /** A paragraph that is one quotation. */
  QUOTATION(false),
  /** Share bars, "read also" and other parts of the page that are not the article. */
  FURNITURE(true);

  private final boolean apart;

  BlockKind(boolean apart) {
    this.apart = apart;
  }

  /** Whether such blocks stand apart from the text: returned, never summarised. */
  public boolean standsApart() {
    return apart;
  }

  /** Whether such blocks are running text, which a brief may draw on. */
  public boolean isRunningText() {
    return this == PARAGRAPH || this == QUOTATION;
  }
}
