package org.khabar.api.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.khabar.api.HomeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets commands of the service's own user see to the keys while the service holds the database:
 * whoever can read the file that this writes could read the database itself. The word in it opens
 * nothing but {@code /v1/keys}, and changes with every start.
 */
@Singleton
public final class LocalDoor implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDoor.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "serving.json";

  private final String word = KeySecret.fresh().text();
  private final Path file;
  private volatile boolean written;

  LocalDoor(HomeSettings home) {
    this.file = home.folder(FILE, System.getenv());
  }

  /**
   * Where a service can be called.
   *
   * @param address its address
   * @param word what opens {@code /v1/keys}
   * @param process its process
   */
  public record Served(URI address, String word, long process) {}

  /** The service that keeps its things in a home and runs; empty if there is none. */
  public static Optional<Served> in(Path home) {
    try {
      var json = JSON.readTree(Files.readString(home.resolve(FILE)));
      Served served =
          new Served(
              URI.create(json.path("address").asText()),
              json.path("word").asText(),
              json.path("process").asLong());
      return ProcessHandle.of(served.process()).filter(ProcessHandle::isAlive).map(p -> served);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean opensFor(String shown) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      Files.createFile(file, ownersOnly());
      Map<String, Object> served =
          Map.of(
              "address",
              event.getSource().getURI().toString(),
              "word",
              word,
              "process",
              ProcessHandle.current().pid());
      Files.writeString(file, JSON.writeValueAsString(served));
      written = true;
    } catch (IOException e) {
      LOG.warn("{} cannot be written: khabar keys needs the service to be stopped", file, e);
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @PreDestroy
  void close() {
    if (written) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warn("{} cannot be removed", file, e);
      }
    }
  }
}
