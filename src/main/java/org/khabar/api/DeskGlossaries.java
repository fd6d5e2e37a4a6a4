package org.khabar.api;

import jakarta.inject.Singleton;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.glossary.GlossaryStore;
import org.khabar.desk.glossary.StoredGlossary;
import org.khabar.translate.Glossary;

/**
 * The terms of the desks that requests name, such as politics or sport. A desk is a stored
 * glossary, named by its id or its name; of several of one name the youngest counts.
 */
@Singleton
final class DeskGlossaries {
  private final GlossaryStore store;

  DeskGlossaries(GlossaryStore store) {
    this.store = store;
  }

  /**
   * The terms of a desk; none if none is named.
   *
   * @throws UnknownDeskException if there is no such desk
   */
  Glossary of(@Nullable String desk) {
    if (desk == null || desk.isBlank()) {
      return Glossary.EMPTY;
    }
    return store
        .find(desk)
        .or(
            () ->
                store.list().stream()
                    .filter(glossary -> glossary.name().equalsIgnoreCase(desk.strip()))
                    .max(Comparator.comparing(StoredGlossary::created)))
        .orElseThrow(() -> new UnknownDeskException(desk.strip()))
        .terms();
  }
}
