package org.khabar.api.keys;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before the service listens: an address that others can reach needs a key, or the word that it is
 * meant to be open.
 */
@Singleton
@Requires(beans = EmbeddedServer.class)
final class PublicAddress implements ApplicationEventListener<StartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);

  private final OpenDoor door;
  private final KeyProperties properties;
  private final String host;

  PublicAddress(
      OpenDoor door,
      KeyProperties properties,
      @Value("${micronaut.server.host:0.0.0.0}") String host) {
    this.door = door;
    this.properties = properties;
    this.host = host;
  }

  /**
   * @throws UnsafeAddressException if the service would be open to everybody without anyone having
   *     said so
   */
  @Override
  public void onApplicationEvent(StartupEvent event) {
    if (!door.isOpen() || isLoopback(host)) {
      return;
    }
    if (!properties.open()) {
      throw new UnsafeAddressException(
          host
              + " can be reached by others, and there are no keys: make one (khabar keys create),"
              + " or say --public if anybody may come in");
    }
    LOG.warn("{} can be reached by others, and there are no keys: anybody may come in", host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
