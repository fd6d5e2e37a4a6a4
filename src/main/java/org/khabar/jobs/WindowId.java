package org.khabar.jobs;

/**
 * A window of a job: items that stand next to each other, {@value JobSettings#WINDOW} but for the
 * last.
 *
 * @param job the job's id
 * @param number its number, from 0
 */
record WindowId(String job, int number) {
  /** Reads what {@link WindowQueue} wrote. */
  static WindowId parse(String instance) {
    int slash = instance.lastIndexOf('/');
    return new WindowId(
        instance.substring(0, slash), Integer.parseInt(instance.substring(slash + 1)));
  }

  /** Index of its first item. */
  int first() {
    return number * JobSettings.WINDOW;
  }

  /** Index after its last item. */
  int end() {
    return first() + JobSettings.WINDOW;
  }
}
