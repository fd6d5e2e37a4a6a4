package org.khabar.translate;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.GenerationRequest;
import org.khabar.engine.Hypothesis;
import org.khabar.engine.Lane;
import org.khabar.model.GenerationSettings;
import org.khabar.model.Tokenizer;

/**
 * One sentence in, one sentence out: tokeniser, engine, tokeniser. Any number of threads may use
 * it; sentences that are under way at the same time share batches.
 */
public final class SentenceTranslator {
  private final Tokenizer tokenizer;
  private final GenerationEngine engine;
  private final GenerationSettings settings;
  private final @Nullable Instant latest;
  private final TranslationWatch watch;

  /** Tokens of a text in which the tokeniser sees nothing, such as a lone no-break space. */
  private final int frame;

  public SentenceTranslator(
      Tokenizer tokenizer, GenerationEngine engine, GenerationSettings settings) {
    this(tokenizer, engine, settings, null, TranslationWatch.NONE);
  }

  private SentenceTranslator(
      Tokenizer tokenizer,
      GenerationEngine engine,
      GenerationSettings settings,
      @Nullable Instant latest,
      TranslationWatch watch) {
    this.tokenizer = tokenizer;
    this.engine = engine;
    this.settings = settings;
    this.latest = latest;
    this.watch = watch;
    this.frame = tokenizer.encodeSource("").length;
  }

  /** The same, for sentences that nobody wants after a moment. */
  SentenceTranslator until(Instant moment) {
    return new SentenceTranslator(tokenizer, engine, settings, moment, watch);
  }

  /** The same, whose work one more is told of. */
  SentenceTranslator watchedBy(TranslationWatch more) {
    return new SentenceTranslator(tokenizer, engine, settings, latest, watch.and(more));
  }

  /** Who is told of the work. */
  TranslationWatch watch() {
    return watch;
  }

  /** Whether there is a moment after which nobody wants the sentences. */
  boolean hasDeadline() {
    return latest != null;
  }

  /**
   * Translates a sentence.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   * @throws org.khabar.engine.GenerationException if the sentence cannot be taken: it is longer
   *     than the model's positions, or the queue is full
   */
  public CompletableFuture<Translation> translate(String sentence, Lane lane) {
    return candidates(sentence, tokens -> settings, lane)
        .thenApply(candidates -> candidates.get(0));
  }

  /**
   * Translates a sentence with other settings, and gives every hypothesis that the search ends
   * with, best first; at least one.
   *
   * @param search the settings for a source of so many tokens
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}; cancelling it
   *     frees the sentence's place in the engine
   * @throws org.khabar.engine.GenerationException as {@link #translate}
   */
  public CompletableFuture<List<Translation>> candidates(
      String sentence, IntFunction<GenerationSettings> search, Lane lane) {
    return candidates(sentence, search, lane, false, false);
  }

  /**
   * The same, of which the best has its word links too if they are wanted.
   *
   * @param further whether the sentence has been searched for before and waits no second time
   */
  public CompletableFuture<List<Translation>> candidates(
      String sentence,
      IntFunction<GenerationSettings> search,
      Lane lane,
      boolean linked,
      boolean further) {
    int[] source = sentence.isBlank() ? new int[0] : tokenizer.encodeSource(sentence);
    if (source.length <= frame) {
      return CompletableFuture.completedFuture(List.of(Translation.blank(sentence)));
    }
    CompletableFuture<List<Hypothesis>> submitted =
        engine.submit(
            new GenerationRequest(
                source, search.apply(source.length), lane, linked, further, latest),
            watch);
    CompletableFuture<List<Translation>> translated =
        submitted.thenApply(
            found -> {
              watch.searched(source.length, found.get(0).tokens().length);
              return found.stream().map(h -> translation(sentence, source, h)).toList();
            });
    Cancellation.of(translated, () -> submitted.cancel(true));
    return translated;
  }

  /**
   * The word links of a translation that is there already, for a model of one vocabulary for both
   * languages. The caller's thread does the work: for measuring, not for requests.
   *
   * @throws IllegalArgumentException if the model has no tokens for the translation
   * @throws org.khabar.engine.GenerationException if one of the two is too long for the model
   */
  public List<WordLink> links(String sentence, String english) {
    int[] target = tokenizer.encodeSource(english);
    if (!tokenizer.decodeTarget(target).equals(english)) {
      throw new IllegalArgumentException("the model has no tokens for \"" + english + "\"");
    }
    return WordAligner.links(
        sentence,
        tokenizer.sourceSpans(sentence),
        english,
        tokenizer.targetSpans(target),
        engine.attention(tokenizer.encodeSource(sentence), target));
  }

  /** How many tokens the model would be given for a sentence. */
  public int sourceTokens(String sentence) {
    return tokenizer.encodeSource(sentence).length;
  }

  /** The most tokens that the model can be given. */
  public int maxSourceTokens() {
    return engine.maxSourceLength();
  }

  /** How sentences are searched for unless asked otherwise. */
  public GenerationSettings settings() {
    return settings;
  }

  private Translation translation(String sentence, int[] source, Hypothesis best) {
    String text = tokenizer.decodeTarget(best.tokens());
    List<WordLink> links =
        best.attention().length == 0
            ? List.of()
            : WordAligner.links(
                sentence,
                tokenizer.sourceSpans(sentence),
                text,
                tokenizer.targetSpans(best.tokens()),
                best.attention());
    return new Translation(
        sentence,
        text,
        best.meanLogProbability(),
        best.ended(),
        source.length,
        best.tokens().length,
        links);
  }
}
