package org.khabar.api.dialect;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.desk.document.DocumentShelf.Document;

/**
 * Counts the characters of documents: as many as there may be when one is sent, and those that were
 * translated once that is known.
 */
@Singleton
public final class DocumentCharge {
  private final CharacterAccount account;
  private final ExecutorService executor;

  DocumentCharge(
      CharacterAccount account, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.account = account;
    this.executor = executor;
  }

  /**
   * Counts what a document has at most.
   *
   * @throws org.khabar.api.keys.RefusedException if that is more than is left of the key's month
   */
  public void take(HttpRequest<?> request, byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    account.take(request, text.codePointCount(0, text.length()), 1);
  }

  /** Gives back what was counted too many, once the document is done. */
  public void settle(HttpRequest<?> request, Document document) {
    long taken = CharacterAccount.taken(request);
    CompletableFuture<?> unused =
        document
            .english()
            .handleAsync(
                (english, failure) -> {
                  int read = english == null ? 0 : english.sourceCharacters();
                  account.giveBack(request, taken - read);
                  return read;
                },
                executor);
  }
}
