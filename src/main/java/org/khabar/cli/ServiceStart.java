package org.khabar.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.util.Map;

/** Starts the service in this process. */
final class ServiceStart {
  private ServiceStart() {}

  /** Starts all of it. */
  static ApplicationContext whole(Map<String, Object> properties, Object... beans) {
    return Micronaut.build(new String[0])
        .banner(false)
        .properties(properties)
        .singletons(beans)
        .start();
  }

  /** Starts all of it but its HTTP server. */
  static ApplicationContext withoutServer(Map<String, Object> properties) {
    return ApplicationContext.builder().banner(false).properties(properties).start();
  }
}
