package org.khabar.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khabar.cli.BatchTranslator;
import org.khabar.jobs.ItemTranslator;

/**
 * The translator of an executor, opened by the first task that wants it and shared by all others:
 * one model a JVM, however many tasks run in it. It ends with the JVM.
 *
 * <p>It is static because nothing else outlives a task: what a task is given is a copy of its own.
 */
final class SharedTranslator {
  private static final Map<List<String>, BatchTranslator> OPEN = new HashMap<>();

  private SharedTranslator() {}

  /**
   * The translator of a job.
   *
   * @param words the job's command line
   */
  static ItemTranslator of(List<String> words) {
    synchronized (OPEN) {
      return OPEN.computeIfAbsent(words, SharedTranslator::open).items();
    }
  }

  private static BatchTranslator open(List<String> words) {
    Locale.setDefault(Locale.ENGLISH); // what is said of a bad line is the same everywhere
    return ArchiveJob.of(words).translator();
  }
}
