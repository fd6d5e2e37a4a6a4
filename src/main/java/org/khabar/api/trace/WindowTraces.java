package org.khabar.api.trace;

import org.khabar.jobs.WindowWatch;
import org.khabar.translate.TranslationWatch;

/** The traces of jobs' windows: each is one by itself. */
public interface WindowTraces extends WindowWatch {
  /** Who is told of the work on the texts of the window that this thread has begun. */
  TranslationWatch current();
}
