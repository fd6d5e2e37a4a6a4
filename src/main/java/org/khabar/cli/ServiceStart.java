package org.khabar.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Starts the service in this process. */
final class ServiceStart {
  private ServiceStart() {}

  /**
   * Starts all of it.
   *
   * @param beans what stands in for the service's own beans of the same types
   */
  static ApplicationContext whole(Map<String, Object> properties, Object... beans) {
    ApplicationContext context =
        ApplicationContext.builder().banner(false).properties(properties).singletons(beans).start();
    try {
      context.getBean(EmbeddedServer.class).start();
      return context;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Starts all of it but its HTTP server. */
  static ApplicationContext withoutServer(Map<String, Object> properties) {
    return ApplicationContext.builder().banner(false).properties(properties).start();
  }
}
