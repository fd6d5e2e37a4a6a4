package org.khabar.spark;

import java.util.Locale;

/** What an archive is kept in. */
enum ArchiveForm {
  /** JSON objects, a line each; compressed if the names of the files say so. */
  NDJSON,
  /** Apache Parquet. */
  PARQUET;

  /** What a path speaks for. */
  static ArchiveForm of(String path) {
    return path.toLowerCase(Locale.ROOT).replaceFirst("/+$", "").endsWith(".parquet")
        ? PARQUET
        : NDJSON;
  }
}
