package org.khabar.model.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khabar.model.BundleSeal;
import org.khabar.model.ModelBundle;
import org.khabar.model.ModelException;

/**
 * The folder that holds fetched models: {@code OWNER/NAME} each, complete or not there. What is on
 * its way lies in {@code .incoming} and is moved into place at once when it is whole.
 */
public final class ModelStore {
  private static final String INCOMING = ".incoming";
  private static final long SPARE_BYTES = 64L << 20;

  private final Path root;

  public ModelStore(Path root) {
    this.root = root;
  }

  /** The store of an environment: {@code KHABAR_MODELS}, else {@code ~/.khabar/models}. */
  public static ModelStore of(Map<String, String> environment) {
    String folder = environment.getOrDefault("KHABAR_MODELS", "");
    return new ModelStore(
        folder.isBlank()
            ? Path.of(System.getProperty("user.home"), ".khabar", "models")
            : Path.of(folder));
  }

  /**
   * The folder of a model that is named by its folder, or by its name in the store.
   *
   * @throws ModelException if there is neither
   */
  public Path find(String model) {
    Path folder = Path.of(model);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    if (!model.matches("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new ModelException(model + " is not a folder");
    }
    Path stored = root.resolve(model);
    if (!Files.isDirectory(stored)) {
      throw new ModelException(
          "%s is neither a folder nor a model in %s; 'khabar models pull %s' fetches it"
              .formatted(model, root, model));
    }
    return stored;
  }

  /** All models, by name. */
  public List<StoredModel> list() {
    List<StoredModel> models = new ArrayList<>();
    for (Path owner : folders(root)) {
      for (Path folder : folders(owner)) {
        models.add(stored(owner.getFileName() + "/" + folder.getFileName(), folder));
      }
    }
    return models;
  }

  /** One that cannot be read hides no other. */
  private static StoredModel stored(String name, Path folder) {
    try {
      ModelBundle bundle = ModelBundle.read(folder);
      return new StoredModel(
          name, folder, bundle.task(), bundle.licence(), bundle.revision(), size(folder));
    } catch (ModelException e) {
      return StoredModel.unusable(name, folder, size(folder), String.valueOf(e.getMessage()));
    }
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(parent + " cannot be listed", e);
    }
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  /**
   * Hashes a model's files anew.
   *
   * @throws ModelException naming the first that is missing or differs
   */
  public void verify(String name) {
    BundleSeal.verify(ModelBundle.read(find(name)));
  }

  /**
   * Removes a model.
   *
   * @throws ModelException if the store has no such model
   */
  public void remove(String name) {
    HubRepository repository = HubRepository.parse(name);
    Path folder = root.resolve(repository.id());
    if (!Files.isDirectory(folder)) {
      throw new ModelException(root + " has no model " + name);
    }
    try {
      Path gone = Files.createTempDirectory(incoming(), "removed-");
      Files.move(folder, gone.resolve("model"), StandardCopyOption.ATOMIC_MOVE);
      delete(gone);
      Path owner = folder.getParent();
      if (owner != null && folders(owner).isEmpty()) {
        Files.delete(owner);
      }
    } catch (IOException e) {
      throw new ModelException(folder + " cannot be removed: " + e.getMessage(), e);
    }
  }

  /** The folder in which a model is gathered; what an earlier try left there is still there. */
  Path staging(String id, String commit) {
    try {
      return Files.createDirectories(incoming().resolve(id.replace("/", "--") + "@" + commit));
    } catch (IOException e) {
      throw new ModelException(root + " cannot be written: " + e.getMessage(), e);
    }
  }

  private Path incoming() throws IOException {
    return Files.createDirectories(root.resolve(INCOMING));
  }

  /**
   * Checks that there is room.
   *
   * @throws ModelException if there is not
   */
  void require(long bytes) {
    try {
      FileStore disk = Files.getFileStore(incoming());
      long free = disk.getUsableSpace();
      if (bytes + SPARE_BYTES > free) {
        throw new ModelException(
            "%s has %s free where %s are needed"
                .formatted(root, Sizes.of(free), Sizes.of(bytes + SPARE_BYTES)));
      }
    } catch (IOException e) {
      throw new ModelException(root + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Moves a whole model into its place; one of the same name goes.
   *
   * @return where it lies now
   */
  Path publish(Path staged, String id) {
    Path folder = root.resolve(id);
    try {
      Files.createDirectories(Optional.ofNullable(folder.getParent()).orElse(root));
      Path old = Files.createTempDirectory(incoming(), "replaced-");
      if (Files.exists(folder)) {
        Files.move(folder, old.resolve("model"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
      return folder;
    } catch (AtomicMoveNotSupportedException e) {
      throw new ModelException(root + " spans several disks", e);
    } catch (IOException e) {
      throw new ModelException(folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
