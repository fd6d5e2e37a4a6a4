package org.khabar.api;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.khabar.desk.document.DocumentShelf;

/** Where files wait, whichever dialect they came in. */
@Factory
final class DocumentShelfFactory {

  @Singleton
  DocumentShelf documents(Clock clock) {
    return new DocumentShelf(clock);
  }
}
