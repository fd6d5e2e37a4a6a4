package org.khabar.evaluate;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NgramMatcherTest {
  private static final int MAX_ORDER = 6;

  @Property(tries = 300)
  void countsWhatTwoMultisetsOfNgramsHaveInCommon(
      @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> hypothesis,
      @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> reference) {
    long[] expected =
        IntStream.rangeClosed(1, MAX_ORDER)
            .mapToLong(order -> inCommon(ngrams(hypothesis, order), ngrams(reference, order)))
            .toArray();

    assertThat(matches(symbols(hypothesis), symbols(reference))).containsExactly(expected);
  }

  @Property(tries = 100)
  void findsEveryNgramOfASegmentInItself(@ForAll @Size(max = 200) int[] codes) {
    int[] segment = Arrays.stream(codes).map(code -> code & Integer.MAX_VALUE).toArray();
    long[] expected =
        IntStream.rangeClosed(1, MAX_ORDER)
            .mapToLong(order -> NgramMatcher.count(segment.length, order))
            .toArray();

    assertThat(matches(segment, segment)).containsExactly(expected);
  }

  private static long[] matches(int[] hypothesis, int[] reference) {
    long[] matches = new long[MAX_ORDER];
    new NgramMatcher(MAX_ORDER).addMatches(hypothesis, reference, matches);
    return matches;
  }

  private static Map<List<Integer>, Long> ngrams(List<Integer> segment, int order) {
    return IntStream.rangeClosed(0, segment.size() - order)
        .mapToObj(start -> segment.subList(start, start + order))
        .collect(groupingBy(identity(), counting()));
  }

  private static long inCommon(Map<List<Integer>, Long> left, Map<List<Integer>, Long> right) {
    return left.entrySet().stream()
        .collect(
            Collectors.summingLong(
                ngram -> Math.min(ngram.getValue(), right.getOrDefault(ngram.getKey(), 0L))));
  }

  private static int[] symbols(List<Integer> segment) {
    return segment.stream().mapToInt(Integer::intValue).toArray();
  }
}
