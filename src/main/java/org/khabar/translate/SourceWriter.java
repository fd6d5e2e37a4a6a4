package org.khabar.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.NameTable;
import org.khabar.arabic.TextRange;

/**
 * Writes terms and names into a source in English: the model has learned to copy what stands there
 * in Latin letters (Song et al. 2019, "Code-switching for enhancing NMT with pre-specified
 * translation").
 */
final class SourceWriter {
  private final Glossary glossary;

  SourceWriter(Glossary glossary) {
    this.glossary = glossary;
  }

  private record Writing(TextRange range, String english) {}

  /** The source with the glossary's terms in English; itself if it has none. */
  AlignedText withTerms(String source) {
    return write(source, terms(source));
  }

  /** The source with the glossary's terms and the names that an English text lacks. */
  AlignedText withTermsAndNames(String source, String target) {
    List<Writing> writings = new ArrayList<>(terms(source));
    List<TextRange> taken = writings.stream().map(Writing::range).toList();
    for (NameTable.Mention mention : NameCheck.missing(NameTable.find(source), target)) {
      if (taken.stream().noneMatch(range -> range.overlaps(mention.range()))) {
        writings.add(new Writing(mention.range(), mention.english()));
      }
    }
    writings.sort(Comparator.comparingInt(writing -> writing.range().start()));
    return write(source, writings);
  }

  private List<Writing> terms(String source) {
    return glossary.find(source).stream()
        .filter(Glossary.Mention::whole)
        .map(mention -> new Writing(mention.range(), mention.term().target()))
        .toList();
  }

  private static AlignedText write(String source, List<Writing> writings) {
    AlignedText.Edit written = AlignedText.of(source).edit();
    for (Writing writing : writings) {
      int start = writing.range().start();
      written.keep(start - written.at());
      boolean afterProclitic = start > 0 && Character.isLetter(source.charAt(start - 1));
      written.replace(writing.range().length(), (afterProclitic ? " " : "") + writing.english());
    }
    return written.done();
  }
}
