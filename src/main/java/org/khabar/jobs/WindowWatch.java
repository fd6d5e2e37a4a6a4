package org.khabar.jobs;

import java.util.function.Supplier;

/** Stands around the work on each window of a node: for traces. */
public interface WindowWatch {
  /** Does the work and nothing else. */
  WindowWatch NONE =
      new WindowWatch() {
        @Override
        public <T> T around(String job, int number, int items, Supplier<T> work) {
          return work.get();
        }
      };

  /**
   * Does the work on a window, which gives the window's items to the translator, all on the calling
   * thread.
   *
   * @param job the job's id
   * @param number the window's number, from 0
   * @param items how many of its items are to be done
   */
  <T> T around(String job, int number, int items, Supplier<T> work);
}
