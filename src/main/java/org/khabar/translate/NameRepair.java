package org.khabar.translate;

import java.util.List;
import org.khabar.arabic.NameTable;

/**
 * Writes names that the English lacks into the source in their English form: the model has learned
 * to copy what stands there in Latin letters (Song et al. 2019).
 */
final class NameRepair {
  private NameRepair() {}

  /** The source with the missing names in English; itself if none is missing. */
  static String source(String source, String target) {
    List<NameTable.Mention> missing = NameCheck.missing(source, target);
    StringBuilder written = new StringBuilder();
    int at = 0;
    for (NameTable.Mention mention : missing) {
      int start = mention.range().start();
      written.append(source, at, start);
      boolean afterProclitic = start > 0 && Character.isLetter(source.charAt(start - 1));
      written.append(afterProclitic ? " " : "").append(mention.english());
      at = mention.range().end();
    }
    return written.append(source.substring(at)).toString();
  }
}
