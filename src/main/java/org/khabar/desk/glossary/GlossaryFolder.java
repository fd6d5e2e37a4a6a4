package org.khabar.desk.glossary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.khabar.translate.Glossary;

/**
 * Glossaries as files: {@code ID/VERSION.json}, of which the highest version counts and earlier
 * ones stay for the record. A version is written beside its place and moved there whole, so that a
 * crash leaves the one before it. One process uses a folder.
 */
public final class GlossaryFolder implements GlossaryStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".json";

  private final Path folder;
  private final Clock clock;
  private final Map<String, StoredGlossary> glossaries = new ConcurrentHashMap<>();

  private GlossaryFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Opens a folder, which need not be there yet.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static GlossaryFolder open(Path folder, Clock clock) {
    GlossaryFolder store = new GlossaryFolder(folder, clock);
    for (Path entry : entries(folder)) {
      entries(entry).stream()
          .filter(file -> file.getFileName().toString().matches("[0-9]{1,9}\\.json"))
          .max(Comparator.comparingInt(GlossaryFolder::version))
          .ifPresent(file -> store.load(entry.getFileName().toString(), file));
    }
    return store;
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  private static int version(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.length() - ENDING.length()));
  }

  /** What a file holds. */
  private record Content(String name, String created, List<Glossary.Term> terms) {}

  private void load(String id, Path file) {
    try {
      Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
      glossaries.put(
          id,
          new StoredGlossary(
              id,
              content.name(),
              Instant.parse(content.created()),
              version(file),
              new Glossary(content.terms())));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  @Override
  public synchronized StoredGlossary create(String name, Glossary terms) {
    if (glossaries.size() >= MOST) {
      throw new StoreFullException("there are %d glossaries already; delete one".formatted(MOST));
    }
    return keep(new StoredGlossary(UUID.randomUUID().toString(), name, clock.instant(), 1, terms));
  }

  @Override
  public Optional<StoredGlossary> find(String id) {
    return Optional.ofNullable(glossaries.get(id));
  }

  @Override
  public List<StoredGlossary> list() {
    return glossaries.values().stream()
        .sorted(Comparator.comparing(StoredGlossary::created).thenComparing(StoredGlossary::id))
        .toList();
  }

  @Override
  public synchronized Optional<StoredGlossary> rename(String id, String name) {
    return find(id).map(glossary -> keep(glossary.named(name)));
  }

  @Override
  public synchronized Optional<StoredGlossary> change(String id, UnaryOperator<Glossary> change) {
    return find(id).map(glossary -> keep(glossary.with(change.apply(glossary.terms()))));
  }

  @Override
  public synchronized boolean delete(String id) {
    if (glossaries.remove(id) == null) {
      return false;
    }
    Path place = folder.resolve(id);
    Path gone = folder.resolve("." + id + ".deleted");
    try {
      Files.move(place, gone, StandardCopyOption.ATOMIC_MOVE);
      for (Path file : entries(gone)) {
        Files.delete(file);
      }
      Files.delete(gone);
    } catch (IOException e) {
      throw new UncheckedIOException(place + " cannot be deleted", e);
    }
    return true;
  }

  private StoredGlossary keep(StoredGlossary glossary) {
    Path place = folder.resolve(glossary.id());
    try {
      Files.createDirectories(place);
      Path incoming = Files.createTempFile(place, "incoming", ".tmp");
      Files.write(
          incoming,
          JSON.writeValueAsBytes(
              new Content(
                  glossary.name(), glossary.created().toString(), glossary.terms().terms())));
      Files.move(
          incoming, place.resolve(glossary.version() + ENDING), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(place + " cannot be written", e);
    }
    glossaries.put(glossary.id(), glossary);
    return glossary;
  }
}
