package org.khabar.api;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.khabar.desk.glossary.GlossaryFolder;
import org.khabar.desk.glossary.GlossaryStore;

/** Opens the glossaries that clients keep here. */
@Factory
final class GlossaryStoreFactory {

  @Singleton
  GlossaryStore glossaries(HomeSettings settings, Clock clock) {
    return GlossaryFolder.open(settings.folder("glossaries", System.getenv()), clock);
  }
}
