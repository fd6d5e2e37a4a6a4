package org.khabar.model.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.khabar.model.ModelException;

/**
 * The part of the Hugging Face hub's protocol that fetching a model needs.
 *
 * @see <a href="https://huggingface.co/docs/hub/api">the API</a>
 */
final class HubClient {
  private static final int MAX_LISTING_BYTES = 32 << 20;
  private static final int BUFFER = 1 << 16;
  private static final String HASH = "[0-9a-f]{40}|[0-9a-f]{64}";

  private final HubConnection connection;

  HubClient(HubConnection connection) {
    this.connection = connection;
  }

  /**
   * Lists a repository.
   *
   * @throws ModelException if there is none or it cannot be reached
   */
  HubListing list(HubRepository repository) {
    String path = "/api/models/%s/revision/%s?blobs=true";
    String revision = repository.revision().replace("/", "%2F");
    JsonNode json =
        connection.get(
            path.formatted(repository.id(), revision),
            repository.toString(),
            () -> 0,
            answer -> parsed(answer.body(), repository));
    String commit = json.path("sha").asText();
    if (!commit.matches("[0-9a-f]{7,64}")) {
      throw new ModelException(repository + ": the hub names no commit");
    }
    List<HubFile> files = new ArrayList<>();
    for (JsonNode sibling : json.path("siblings")) {
      file(sibling, repository, commit, files);
    }
    return new HubListing(commit, licence(json), files);
  }

  private static JsonNode parsed(InputStream body, HubRepository repository) throws IOException {
    byte[] bytes = body.readNBytes(MAX_LISTING_BYTES);
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new ModelException(repository + ": the hub's answer is no JSON", e);
    }
  }

  private void file(
      JsonNode sibling, HubRepository repository, String commit, List<HubFile> files) {
    String name = sibling.path("rfilename").asText();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,200}") || name.contains("..")) {
      return; // folders and odd names hold nothing that a model needs
    }
    JsonNode large = sibling.path("lfs");
    String sha256 = large.path("sha256").asText(large.path("oid").asText());
    String git = sibling.path("blobId").asText();
    Checksum checksum =
        large.isObject()
            ? new Checksum(Checksum.Kind.SHA256, sha256)
            : new Checksum(Checksum.Kind.GIT, git);
    long size = large.path("size").asLong(sibling.path("size").asLong(-1));
    if (size >= 0 && checksum.value().matches(HASH)) {
      files.add(new HubFile(name, size, checksum));
    } else if (ModelFiles.belongs(name)) {
      files.add(asked(name, repository, commit));
    }
  }

  /** Mirrors may list names only; then each file is asked for its size and hash. */
  private HubFile asked(String name, HubRepository repository, String commit) {
    String what = name + " of " + repository;
    HubConnection.Head head = connection.head(path(repository, commit, name), what);
    if (head.size() < 0 || !head.tag().matches(HASH)) {
      throw new ModelException(what + ": the hub says neither size nor hash");
    }
    Checksum.Kind kind = head.tag().length() == 64 ? Checksum.Kind.SHA256 : Checksum.Kind.GIT;
    return new HubFile(name, head.size(), new Checksum(kind, head.tag()));
  }

  private static String path(HubRepository repository, String commit, String name) {
    return "/%s/resolve/%s/%s".formatted(repository.id(), commit, name);
  }

  private static String licence(JsonNode json) {
    JsonNode card = json.path("cardData").path("license");
    if (card.isTextual()) {
      return card.asText();
    }
    for (JsonNode tag : json.path("tags")) {
      if (tag.asText().startsWith("license:")) {
        return tag.asText().substring("license:".length());
      }
    }
    return "not stated";
  }

  /**
   * Fetches a file, from where an earlier try left off, and checks it. A file that does not match
   * its checksum is deleted.
   *
   * @param part where it is written
   * @param progress told the number of bytes that are there, whenever some came
   * @throws ModelException if it cannot be had whole
   */
  void fetch(
      HubRepository repository, String commit, HubFile file, Path part, LongConsumer progress) {
    String what = file.name() + " of " + repository;
    try {
      if (size(part) > file.size()) {
        Files.delete(part);
      }
      if (size(part) < file.size() || file.size() == 0) {
        String path = "/%s/resolve/%s/%s".formatted(repository.id(), commit, file.name());
        connection.get(path, what, () -> size(part), answer -> write(answer, file, part, progress));
      }
      progress.accept(file.size());
      String found = file.checksum().of(part);
      if (!found.equals(file.checksum().value())) {
        Files.delete(part);
        throw new ModelException(
            "%s came with hash %s where the hub promised %s; nothing of it is kept"
                .formatted(what, found, file.checksum()));
      }
    } catch (IOException e) {
      throw new ModelException(part + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static long size(Path part) {
    try {
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean write(
      HubConnection.Answer answer, HubFile file, Path part, LongConsumer progress)
      throws IOException {
    long at = answer.partial() ? size(part) : 0;
    StandardOpenOption how =
        answer.partial() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      while (true) {
        int read = answer.body().read(buffer);
        if (read < 0) {
          break;
        }
        at += read;
        if (at > file.size()) {
          break;
        }
        write(out, buffer, read, part);
        progress.accept(at);
      }
    }
    if (at > file.size()) {
      Files.delete(part);
      throw new ModelException(
          "%s is longer than the %d bytes that the hub promised"
              .formatted(file.name(), file.size()));
    }
    if (at < file.size()) {
      throw new IOException("the connection was cut at %d of %d bytes".formatted(at, file.size()));
    }
    return true;
  }

  /** A full disk is no reason to ask the hub again. */
  private static void write(OutputStream out, byte[] buffer, int bytes, Path part) {
    try {
      out.write(buffer, 0, bytes);
    } catch (IOException e) {
      throw new ModelException(part + " cannot be written: " + e.getMessage(), e);
    }
  }
}
