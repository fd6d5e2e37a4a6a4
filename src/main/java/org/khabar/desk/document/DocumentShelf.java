package org.khabar.desk.document;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.khabar.engine.Lane;
import org.khabar.translate.TextTranslator;

/**
 * Files that are being translated or wait to be fetched. They are kept in memory, for an hour at
 * most, and are gone when the service stops: what must outlive it is a job.
 */
public final class DocumentShelf {
  /** How much there may be, in bytes of what was sent. */
  public static final long MOST_BYTES = 64L << 20;

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int KEY_BYTES = 32;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Document> documents = new LinkedHashMap<>();

  /**
   * A file on its way.
   *
   * @param id its name
   * @param key what only its sender knows
   * @param fileName as it was sent
   * @param format what it is
   * @param bytes how long it was
   * @param sent when it came
   * @param english a future with what becomes of it, that fails with an {@link
   *     org.khabar.article.UnreadableArticleException} or a {@link
   *     org.khabar.engine.GenerationException}
   */
  public record Document(
      String id,
      String key,
      String fileName,
      DocumentFormat format,
      int bytes,
      Instant sent,
      CompletableFuture<TranslatedDocument> english) {}

  public DocumentShelf(Clock clock) {
    this.clock = clock;
  }

  /**
   * Starts to translate a file.
   *
   * @return empty if there is no room until others have been fetched
   */
  public synchronized Optional<Document> put(
      String fileName, DocumentFormat format, byte[] bytes, TextTranslator translator) {
    removeOld();
    long held = documents.values().stream().mapToLong(Document::bytes).sum();
    if (held + bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    Document document =
        new Document(
            UUID.randomUUID().toString(),
            key(),
            fileName,
            format,
            bytes.length,
            clock.instant(),
            started(bytes, format, translator));
    documents.put(document.id(), document);
    return Optional.of(document);
  }

  private static CompletableFuture<TranslatedDocument> started(
      byte[] bytes, DocumentFormat format, TextTranslator translator) {
    try {
      return new DocumentTranslator(translator).translate(bytes, format, Lane.BULK);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private String key() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return HexFormat.of().withUpperCase().formatHex(key);
  }

  private void removeOld() {
    Instant oldest = clock.instant().minus(KEPT);
    documents.values().removeIf(document -> document.sent().isBefore(oldest));
  }

  /** A file that is here. */
  public synchronized Optional<Document> find(String id) {
    removeOld();
    return Optional.ofNullable(documents.get(id));
  }

  /** Forgets a file. */
  public synchronized void remove(String id) {
    documents.remove(id);
  }
}
