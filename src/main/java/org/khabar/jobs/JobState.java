package org.khabar.jobs;

/** What a job is up to. */
public enum JobState {
  /** Its items are still arriving: nobody has been promised anything yet. */
  UPLOADING,
  /** All of it is stored; no window has begun. */
  QUEUED,
  /** Windows are being worked on. */
  RUNNING,
  /** No further window begins until it is resumed. */
  PAUSED,
  /** Every item has a result or an error. */
  COMPLETED,
  /** No further window begins; what was done is kept. */
  CANCELLED;

  /** Whether windows of it may begin. */
  public boolean isActive() {
    return this == QUEUED || this == RUNNING;
  }

  /** Whether nothing will be added to its results. */
  public boolean isFinal() {
    return this == COMPLETED || this == CANCELLED;
  }
}
