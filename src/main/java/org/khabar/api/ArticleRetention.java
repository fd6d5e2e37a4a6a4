package org.khabar.api;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.khabar.database.DatabaseException;
import org.khabar.desk.store.ArticleStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes stored articles whose time is over; nodes that share a database may all do so. */
@Singleton
@Requires(property = "khabar.articles.enabled", notEquals = StringUtils.FALSE)
class ArticleRetention {
  private static final Logger LOG = LoggerFactory.getLogger(ArticleRetention.class);

  private final ArticleStore store;
  private final ArticleProperties properties;
  private final Clock clock;

  ArticleRetention(ArticleStore store, ArticleProperties properties, Clock clock) {
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "10m", initialDelay = "1m")
  void removeOld() {
    if (properties.keep() == 0) {
      return;
    }
    try {
      int removed = store.removeOld(clock.instant().minus(Duration.ofDays(properties.keep())));
      if (removed > 0) {
        LOG.info("removed {} articles that were kept for {} days", removed, properties.keep());
      }
    } catch (DatabaseException e) {
      LOG.warn("old articles could not be removed: {}", e.getMessage());
    }
  }
}
