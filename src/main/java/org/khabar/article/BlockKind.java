package org.khabar.article;

/** What a block of an article is. */
public enum BlockKind {
  /** Name or title of those who make the paper. */
  MASTHEAD,
  /** The article's headline. */
  HEADLINE,
  /** When it was published. */
  PUBLISHED,
  /** Who wrote it: a person, an agency. */
  BYLINE,
  /** Where it was written, and by which agency: the start of the first paragraph. */
  DATELINE,
  /** What a picture shows. */
  CAPTION,
  /** A heading below the headline or within the text. */
  HEADING,
  PARAGRAPH,
  /** A paragraph that is one quotation. */
  QUOTATION,
  /** Share bars, "read also" and other parts of the page that are not the article. */
  FURNITURE;

  /** Whether such blocks are running text, which a brief may draw on. */
  public boolean isRunningText() {
    return this == PARAGRAPH || this == QUOTATION;
  }
}
