package org.khabar.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Source ids in any number, cut from a reference's sentences. */
final class SampleSources {
  private SampleSources() {}

  /** So many different sources of all lengths, end token included; the same for the same seed. */
  static List<int[]> of(Reference reference, int count, long seed) {
    Random random = new Random(seed);
    List<int[]> known = reference.sentences().stream().map(Reference.Sentence::sourceIds).toList();
    List<int[]> sources = new ArrayList<>(known.subList(0, Math.min(count, known.size())));
    int end = reference.bundle().architecture().endToken();
    while (sources.size() < count) {
      int[] from = known.get(random.nextInt(known.size()));
      int length = 1 + random.nextInt(from.length);
      int start = random.nextInt(from.length - length + 1);
      int[] cut = Arrays.copyOfRange(from, start, start + length);
      cut[length - 1] = end;
      sources.add(cut);
    }
    return sources;
  }
}
