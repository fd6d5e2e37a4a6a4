package org.khabar.api.deepl;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Characters that were translated since the service started. */
@Singleton
final class Usage {
  private final LongAdder characters = new LongAdder();
  private final LongAdder documents = new LongAdder();

  /** Counts a text; returns its characters, as code points. */
  int count(String text) {
    int length = text.codePointCount(0, text.length());
    count(length);
    return length;
  }

  void count(int length) {
    characters.add(length);
  }

  void countDocument() {
    documents.increment();
  }

  long characters() {
    return characters.sum();
  }

  long documents() {
    return documents.sum();
  }
}
