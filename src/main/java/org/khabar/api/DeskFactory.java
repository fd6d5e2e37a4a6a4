package org.khabar.api;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.khabar.desk.Desk;
import org.khabar.desk.DeskSettings;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.EngineOptions;
import org.khabar.model.hub.ModelStore;
import org.khabar.translate.Glossary;
import org.khabar.translate.GlossaryFile;

/** Loads the models beside the rest of the service's start and frees them when it stops. */
@Factory
final class DeskFactory {

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Comes before all else that starts, so that the rest of the start goes on beside it. */
  @Context
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @Bean(preDestroy = "close")
  DeskOpening opening(ServiceSettings settings, Clock clock) {
    return new DeskOpening(() -> open(settings, clock));
  }

  /** Comes last: it waits for the models, and a start fails here if one of them cannot be used. */
  @Context
  @Order(Ordered.LOWEST_PRECEDENCE)
  OpenDesk openDesk(DeskOpening opening) {
    return opening.desk();
  }

  private static OpenDesk open(ServiceSettings settings, Clock clock) {
    EngineOptions engine = EngineOptions.forThisMachine();
    if (settings.numerics() != null) {
      engine = engine.withNumerics(settings.numerics());
    }
    if (settings.workers() != null) {
      engine = engine.withWorkers(settings.workers());
    }
    String version =
        Optional.ofNullable(DeskFactory.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");
    ModelStore store = ModelStore.of(System.getenv());
    return OpenDesk.open(
        store.find(settings.model()),
        new DeskSettings(
            settings.minilm(),
            settings.summaryModel() == null ? null : store.find(settings.summaryModel()),
            settings.beams(),
            settings.cacheCharacters(),
            settings.maxArticleCharacters(),
            settings.glossary() == null ? Glossary.EMPTY : GlossaryFile.read(settings.glossary()),
            settings.repair(),
            engine,
            version),
        clock);
  }

  @Singleton
  Desk desk(OpenDesk openDesk) {
    return openDesk.desk();
  }
}
