package org.khabar.desk.store;

/** How far a stored article has come. */
public enum ArticleState {
  /** Its English may be corrected. */
  DRAFT,
  /** A person stands for its English, which stays as it is until it is a draft again. */
  APPROVED
}
