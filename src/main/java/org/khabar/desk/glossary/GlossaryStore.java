package org.khabar.desk.glossary;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.khabar.translate.Glossary;

/** Keeps glossaries. Any thread may use it; what a call returned is kept. */
public interface GlossaryStore {
  /** The most glossaries that are kept. */
  int MOST = 1000;

  /**
   * Keeps a new glossary.
   *
   * @throws StoreFullException if there are {@link #MOST} already
   */
  StoredGlossary create(String name, Glossary terms);

  /** A glossary; empty if there is none of that id. */
  Optional<StoredGlossary> find(String id);

  /** All glossaries, the oldest first. */
  List<StoredGlossary> list();

  /**
   * Renames a glossary.
   *
   * @return its new version; empty if there is none of that id
   */
  Optional<StoredGlossary> rename(String id, String name);

  /**
   * Changes the terms of a glossary; no change of another caller gets lost.
   *
   * @param change makes the new terms of the present ones
   * @return its new version; empty if there is none of that id
   */
  Optional<StoredGlossary> change(String id, UnaryOperator<Glossary> change);

  /**
   * Forgets a glossary.
   *
   * @return whether there was one of that id
   */
  boolean delete(String id);
}
