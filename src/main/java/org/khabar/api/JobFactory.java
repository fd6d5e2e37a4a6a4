package org.khabar.api;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.core.util.StringUtils;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.khabar.api.trace.WindowTraces;
import org.khabar.database.Database;
import org.khabar.desk.Desk;
import org.khabar.desk.store.ArticleDesk;
import org.khabar.jobs.ItemTranslator;
import org.khabar.jobs.JobControl;
import org.khabar.jobs.JobIntake;
import org.khabar.jobs.JobNode;
import org.khabar.jobs.JobResults;
import org.khabar.jobs.JobSettings;
import org.khabar.jobs.JobStore;
import org.khabar.jobs.WindowWatch;
import org.khabar.translate.TranslationWatch;

/** Puts together what takes jobs in and works on them. */
@Factory
@Requires(property = "khabar.jobs.enabled", notEquals = StringUtils.FALSE)
final class JobFactory {

  @Singleton
  JobSettings settings(JobProperties properties) {
    return properties.settings();
  }

  /** What translates items, unless whoever starts the service brings another. */
  @Singleton
  @Secondary
  ItemTranslator translator(Desk desk, ArticleDesk articles, Optional<WindowTraces> traces) {
    return new DeskItems(
        desk,
        articles.memory(""),
        traces
            .<Supplier<TranslationWatch>>map(all -> all::current)
            .orElse(() -> TranslationWatch.NONE));
  }

  @Context
  @Bean(preDestroy = "close")
  JobNode node(
      Database database,
      ItemTranslator translator,
      JobSettings settings,
      Clock clock,
      Optional<WindowTraces> traces) {
    WindowWatch watch = traces.<WindowWatch>map(all -> all).orElse(WindowWatch.NONE);
    JobNode node = new JobNode(database, translator, settings, clock, watch);
    node.start();
    return node;
  }

  @Singleton
  JobStore store(Database database, Clock clock) {
    return new JobStore(database, clock);
  }

  @Singleton
  JobIntake intake(
      Database database, JobStore store, JobSettings settings, Clock clock, JobNode node) {
    return new JobIntake(database, store, settings, clock, node::wake);
  }

  @Singleton
  JobControl control(Database database, JobStore store, Clock clock, JobNode node) {
    return new JobControl(database, store, clock, node::wake);
  }

  @Singleton
  JobResults results(Database database) {
    return new JobResults(database);
  }
}
