package org.khabar.model.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khabar.model.Architecture;
import org.khabar.model.BundleSeal;
import org.khabar.model.Checkpoint;
import org.khabar.model.ExpectedTensors;
import org.khabar.model.ModelBundle;
import org.khabar.model.ModelException;

/** Brings models into the store: from the hub, from a folder, from a file that another wrote. */
public final class ModelFetcher {
  private static final String CONFIG = "config.json";

  private final ModelStore store;
  private final HubSettings settings;
  private final HubClient client;

  /** A fetcher that waits between tries as the hub asks. */
  public ModelFetcher(ModelStore store, HubSettings settings) {
    this(store, settings, time -> Thread.sleep(time.toMillis()));
  }

  ModelFetcher(ModelStore store, HubSettings settings, HubConnection.Pause pause) {
    this.store = store;
    this.settings = settings;
    this.client = new HubClient(new HubConnection(settings, pause));
  }

  /**
   * Fetches a repository's model: only the files that are needed, each checked; what an interrupted
   * fetch left is gone on with. The model appears in the store when all of it is there.
   *
   * @throws ModelException if it cannot be had, or is none that Khabar can run
   */
  public StoredModel pull(HubRepository repository, FetchListener listener) {
    HubListing listing = listing(repository);
    List<HubFile> files = new ArrayList<>(ModelFiles.of(listing.files()));
    if (files.stream().noneMatch(file -> file.name().equals(CONFIG))) {
      throw new ModelException(repository + " has no config.json");
    }
    if (files.stream().noneMatch(file -> file.name().matches(".*\\.(safetensors|bin)"))) {
      throw new ModelException(repository + " has neither model.safetensors nor pytorch_model.bin");
    }
    // What decides whether the model can be used comes first, the weights last.
    files.sort(
        Comparator.comparing((HubFile file) -> !file.name().equals(CONFIG))
            .thenComparing(HubFile::size));
    long all = files.stream().mapToLong(HubFile::size).sum();
    Path staging = store.staging(repository.id(), listing.commit());
    listener.begins(repository.id() + "@" + listing.commit(), listing.licence(), files.size(), all);
    store.require(all - present(staging));
    long done = 0;
    for (HubFile file : files) {
      fetch(repository, listing.commit(), file, staging, new Count(listener, done, all));
      if (file.name().equals(CONFIG)) {
        Architecture.read(staging.resolve(CONFIG));
      }
      done += file.size();
    }
    String origin = settings.endpoint() + "/" + repository.id();
    describe(staging, repository.id(), listing.licence(), origin, listing.commit());
    return publish(staging, repository.id());
  }

  private HubListing listing(HubRepository repository) {
    try {
      return client.list(repository);
    } catch (ModelException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith("cannot reach")) {
        throw new ModelException(
            message
                + "; without a network, bring these files of the repository into a folder: "
                + ModelFiles.BY_HAND
                + "; then run 'khabar models import FOLDER --name "
                + repository.id()
                + "'",
            e);
      }
      throw e;
    }
  }

  private record Count(FetchListener listener, long before, long all) {
    void at(HubFile file, long bytes) {
      listener.comes(file.name(), before + bytes, all);
    }
  }

  private void fetch(
      HubRepository repository, String commit, HubFile file, Path staging, Count count) {
    Path whole = staging.resolve(file.name());
    if (Files.exists(whole)) { // checked before it got its name
      count.at(file, file.size());
      return;
    }
    Path part = staging.resolve(file.name() + ".part");
    client.fetch(repository, commit, file, part, bytes -> count.at(file, bytes));
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ModelException(whole + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static long present(Path staging) {
    try (Stream<Path> files = Files.list(staging)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new ModelException(staging + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Takes a model from a folder of Hugging Face files or from a file that {@link ModelArchive}
   * wrote. The source stays as it is.
   *
   * @param name under which it is stored; null takes that of its description
   * @throws ModelException if it is none that Khabar can run
   */
  public StoredModel importFrom(Path source, @Nullable String name, FetchListener listener) {
    boolean archive = Files.isRegularFile(source);
    if (!archive && !Files.isDirectory(source)) {
      throw new ModelException(source + " is neither a folder nor a file");
    }
    store.require(archive ? source.toFile().length() : present(source));
    Path staging = store.staging("import", Long.toHexString(System.nanoTime()));
    try {
      if (archive) {
        ModelArchive.unpack(source, staging);
      } else {
        copy(source, staging, listener);
      }
      ModelBundle bundle = BundleSeal.read(staging);
      HubRepository repository =
          HubRepository.parse(Optional.ofNullable(name).orElse(bundle.name()));
      if (bundle.hashes().isEmpty()) {
        describe(staging, repository.id(), bundle.licence(), source.toString(), "");
      }
      return publish(staging, repository.id());
    } catch (IOException e) {
      discard(staging);
      throw new ModelException(source + " cannot be imported: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      discard(staging);
      throw e;
    }
  }

  private static void copy(Path source, Path staging, FetchListener listener) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(source)) {
      files =
          found
              .filter(Files::isRegularFile)
              .filter(
                  file ->
                      ModelFiles.belongs(file.getFileName().toString())
                          || file.endsWith(ModelBundle.DESCRIPTION))
              .toList();
    }
    long all = files.stream().mapToLong(file -> file.toFile().length()).sum();
    listener.begins(source.toString(), "as its files say", files.size(), all);
    long done = 0;
    for (Path file : files) {
      Files.copy(file, staging.resolve(file.getFileName().toString()));
      done += Files.size(file);
      listener.comes(file.getFileName().toString(), done, all);
    }
  }

  private static void discard(Path staging) {
    try {
      ModelStore.delete(staging);
    } catch (IOException e) {
      staging.toFile().deleteOnExit(); // the next import takes another folder
    }
  }

  /**
   * The last look before a model appears: its tensors are those that its configuration asks for.
   */
  private StoredModel publish(Path staging, String id) {
    ModelBundle staged = ModelBundle.read(staging);
    try (Checkpoint checkpoint = staged.openCheckpoint()) {
      new ExpectedTensors(staged.architecture()).match(checkpoint.entries());
    }
    staged.openTokenizer().close();
    Path folder = store.publish(staging, id);
    ModelBundle bundle = ModelBundle.read(folder);
    return new StoredModel(
        id, folder, bundle.task(), bundle.licence(), bundle.revision(), present(folder));
  }

  private static void describe(
      Path folder, String name, String licence, String origin, String revision) {
    Architecture architecture = Architecture.read(folder.resolve(CONFIG));
    ObjectNode description = new ObjectMapper().createObjectNode();
    description.put("name", name);
    description.put(
        "task",
        architecture.family() == Architecture.Family.BART ? "summarization" : "translation");
    description.put("licence", licence);
    description.put("origin", origin);
    description.put("revision", revision);
    ObjectNode hashes = description.putObject("files");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        hashes.put(file.getFileName().toString(), BundleSeal.sha256(file));
      }
      description.putArray("golden");
      Files.writeString(
          folder.resolve(ModelBundle.DESCRIPTION), description.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new ModelException(folder + " cannot be written: " + e.getMessage(), e);
    }
  }
}
