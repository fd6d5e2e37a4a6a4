package org.khabar.api.keys;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.khabar.database.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests each key makes. A write for each would cost more than it tells: they are
 * counted in memory and written every half minute, before somebody asks, and at the end.
 */
@Singleton
public final class RequestTally implements ApplicationEventListener<ShutdownEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestTally.class);

  private final CharacterAccount account;
  private Map<String, Long> unwritten = new HashMap<>();

  RequestTally(CharacterAccount account) {
    this.account = account;
  }

  /** Counts a request that was let in. */
  synchronized void count(Caller caller) {
    if (caller.key() != null) {
      unwritten.merge(caller.key().id(), 1L, Long::sum);
    }
  }

  private synchronized Map<String, Long> taken() {
    Map<String, Long> counted = unwritten;
    unwritten = new HashMap<>();
    return counted;
  }

  private synchronized void putBack(Map<String, Long> counted) {
    counted.forEach((key, requests) -> unwritten.merge(key, requests, Long::sum));
  }

  /** Writes what was counted; while that fails, it is kept for the next time. */
  @Scheduled(fixedDelay = "30s", initialDelay = "30s")
  public void write() {
    Map<String, Long> counted = taken();
    if (counted.isEmpty()) {
      return;
    }
    try {
      account.addRequests(counted);
    } catch (DatabaseException e) {
      putBack(counted);
      LOG.warn("the requests of keys could not be counted yet: {}", e.getMessage());
    }
  }

  @Override
  public void onApplicationEvent(ShutdownEvent event) {
    write();
  }
}
