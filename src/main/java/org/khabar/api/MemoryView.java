package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.store.MemoryEntry;

/**
 * What the translation memory knows, the newest first.
 *
 * @param sentences the sentences
 * @param next what {@code after} must be to get older ones; absent if these are the oldest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemoryView(List<EntryView> sentences, @Nullable String next) {

  /**
   * A sentence that a person has put right.
   *
   * @param id its id
   * @param source the Arabic, cleaned
   * @param text its English
   * @param article id of the article that it was corrected in
   * @param updatedAt when it was last corrected
   */
  public record EntryView(String id, String source, String text, String article, String updatedAt) {
    static EntryView of(MemoryEntry entry) {
      return new EntryView(
          entry.id(), entry.source(), entry.target(), entry.article(), entry.updated().toString());
    }
  }
}
