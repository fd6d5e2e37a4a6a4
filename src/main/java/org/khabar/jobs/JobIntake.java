package org.khabar.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.khabar.database.Database;
import org.khabar.database.DatabaseException;

/**
 * Takes jobs in. Items are stored as they arrive, so that an upload may be of any length; the job
 * is one only when all of it is stored, and from then on nothing short of the disk loses it.
 */
public final class JobIntake {
  private final Database database;
  private final JobStore jobs;
  private final JobSettings settings;
  private final Clock clock;
  private final Runnable wake;

  /**
   * @param wake tells this node's workers that there is work
   */
  public JobIntake(
      Database database, JobStore jobs, JobSettings settings, Clock clock, Runnable wake) {
    this.database = database;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
    this.wake = wake;
  }

  /**
   * What came of an upload.
   *
   * @param job the job
   * @param repeated whether it had been taken in before, under the same idempotency key
   */
  public record Accepted(Job job, boolean repeated) {}

  /**
   * Reads an upload to its end and makes a job of it: NDJSON or a JSON array, gzipped or not. Items
   * that cannot be used are results from the start, with the line that they stood in.
   *
   * @throws UploadException if it does not become a job
   * @throws IOException if the upload breaks off; nothing of it is kept
   */
  public Accepted accept(InputStream upload, JobOptions options) throws IOException {
    return accept(upload, options, UploadCharge.NONE);
  }

  /**
   * Reads an upload to its end and makes a job of it, if its sender may have so much translated.
   *
   * @throws UploadException if it does not become a job
   * @throws IOException if the upload breaks off; nothing of it is kept
   */
  public Accepted accept(InputStream upload, JobOptions options, UploadCharge charge)
      throws IOException {
    MessageDigest digest = sha256();
    InputStream in = new DigestInputStream(upload, digest);
    String key = options.idempotencyKey();
    if (key != null && known(options.owner(), key).isPresent()) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return repeated(options.owner(), key, hash(digest));
    }
    String id = UUID.randomUUID().toString();
    StoredUpload stored = new StoredUpload(database, id, settings.maxItems());
    try {
      stored.begin(options, clock.instant());
      ItemReader reader = ItemReader.open(in);
      for (Optional<ParsedItem> item = reader.next(); item.isPresent(); item = reader.next()) {
        stored.add(item.get());
      }
      in.transferTo(java.io.OutputStream.nullOutputStream());
      stored.seal(key, hash(digest), clock.instant(), charge);
    } catch (DatabaseException e) {
      stored.discard(e);
      if (key != null && e.isDuplicate()) {
        return repeated(options.owner(), key, hash(digest)); // the same key came twice at a time
      }
      throw e;
    } catch (IOException | RuntimeException e) {
      stored.discard(e);
      throw e;
    }
    wake.run();
    return new Accepted(jobs.find(id).orElseThrow(), false);
  }

  private record Known(String id, String hash) {}

  private Optional<Known> known(String owner, String key) {
    return database.transact(
        session ->
            session.first(
                "SELECT id, content_hash FROM jobs WHERE owner = ? AND idempotency_key = ?",
                row -> new Known(row.getString(1), row.getString(2)),
                owner,
                key));
  }

  private Accepted repeated(String owner, String key, String hash) {
    Known job = known(owner, key).orElseThrow();
    if (!job.hash().equals(hash)) {
      throw UploadException.conflict(
          "this key belongs to job %s, whose content is another".formatted(job.id()));
    }
    return new Accepted(jobs.find(job.id()).orElseThrow(), true);
  }

  private static String hash(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
