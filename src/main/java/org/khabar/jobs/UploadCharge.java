package org.khabar.jobs;

import org.khabar.database.Session;

/** Counts what an upload wants translated, in the transaction that makes a job of it. */
@FunctionalInterface
public interface UploadCharge {
  /** Counts nothing. */
  UploadCharge NONE = (session, characters) -> {};

  /**
   * Counts characters (code points) of the items that can be used; what it throws lets the upload
   * become no job.
   */
  void take(Session session, long characters);
}
