package org.khabar.desk.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.database.PackedText;
import org.khabar.database.Session;
import org.khabar.translate.TranslationMemory;
import org.khabar.translate.TranslationMemory.Remembered;

/** The translation memories of all owners: corrected English by the cleaned Arabic sentence. */
public final class MemoryStore {
  private static final int AT_A_TIME = 500;

  private final StoreDatabase database;

  public MemoryStore(StoreDatabase database) {
    this.database = database;
  }

  /** The memory of an owner; it knows nothing while the database cannot be used. */
  public TranslationMemory of(String owner) {
    return sentences ->
        sentences.isEmpty()
            ? Map.of()
            : database.attempt(() -> find(owner, sentences)).orElse(Map.of());
  }

  private Map<String, Remembered> find(String owner, Collection<String> sentences) {
    Map<String, String> byId = new HashMap<>();
    sentences.forEach(sentence -> byId.put(ContentHash.of(sentence), sentence));
    List<String> ids = List.copyOf(byId.keySet());
    Map<String, Remembered> known = new HashMap<>();
    database.transact(
        session -> {
          for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
            List<Object> parameters = new ArrayList<>(List.of(owner));
            parameters.addAll(some);
            session.each(
                "SELECT id, target FROM translation_memory WHERE owner = ? AND id IN ("
                    + String.join(", ", Collections.nCopies(some.size(), "?"))
                    + ")",
                row ->
                    known.put(
                        byId.get(row.getString("id")),
                        Remembered.corrected(PackedText.unpack(row.getBytes("target")))),
                parameters.toArray());
          }
          return known;
        });
    return known;
  }

  void put(
      Session session, String owner, String source, String target, String article, Instant now) {
    String id = ContentHash.of(source);
    String update =
        "UPDATE translation_memory SET target = ?, article_id = ?, updated_at = ?"
            + " WHERE owner = ? AND id = ?";
    byte[] packed = PackedText.pack(target);
    if (session.update(update, packed, article, now, owner, id) == 0
        && session.update(
                """
                INSERT INTO translation_memory (owner, id, source, target, article_id, updated_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                owner,
                id,
                PackedText.pack(source),
                packed,
                article,
                now)
            == 0) {
      session.update(update, packed, article, now, owner, id); // another was first
    }
  }

  /**
   * What an owner's memory knows, the newest first.
   *
   * @param after what comes after a place; null to begin with the newest
   */
  public List<MemoryEntry> list(String owner, @Nullable Cursor after, int limit) {
    String sql =
        "SELECT * FROM translation_memory WHERE owner = ?"
            + (after == null ? "" : " AND (updated_at, id) < (?, ?)")
            + " ORDER BY updated_at DESC, id DESC LIMIT "
            + limit;
    Object[] parameters =
        after == null ? new Object[] {owner} : new Object[] {owner, after.time(), after.id()};
    return database.transact(
        session ->
            session.list(
                sql,
                row ->
                    new MemoryEntry(
                        row.getString("id"),
                        PackedText.unpack(row.getBytes("source")),
                        PackedText.unpack(row.getBytes("target")),
                        row.getString("article_id"),
                        HeadRow.required(row, "updated_at")),
                parameters));
  }

  /** The English of a cleaned sentence. */
  public Optional<String> english(String owner, String sentence) {
    return Optional.ofNullable(of(owner).find(List.of(sentence)).get(sentence))
        .map(Remembered::text);
  }

  /**
   * Forgets a sentence.
   *
   * @return whether it was known
   */
  public boolean delete(String owner, String id) {
    return database.transact(
        session ->
            session.update("DELETE FROM translation_memory WHERE owner = ? AND id = ?", owner, id)
                > 0);
  }
}
