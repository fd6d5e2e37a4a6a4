package org.khabar.desk.glossary;

import java.time.Instant;
import org.khabar.translate.Glossary;

/**
 * A glossary that a client keeps here.
 *
 * @param id its name for programs, made here
 * @param name its name for people; several may have the same
 * @param created when it was created
 * @param version 1 at first, one more after each change
 * @param terms its terms, Arabic to English; empty if its client took them away
 */
public record StoredGlossary(String id, String name, Instant created, int version, Glossary terms) {

  /** The next version, of another name. */
  StoredGlossary named(String other) {
    return new StoredGlossary(id, other, created, version + 1, terms);
  }

  /** The next version, with other terms. */
  StoredGlossary with(Glossary others) {
    return new StoredGlossary(id, name, created, version + 1, others);
  }
}
