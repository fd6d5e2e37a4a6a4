package org.khabar.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.khabar.arabic.TextRange;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.ScriptedEngine;
import org.khabar.engine.ScriptedEngine.Answer;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;

/** What a model is to say to which sentence, in words; to all others it says what stands last. */
public final class Script {
  private final Tokenizer tokenizer;
  private final Map<List<Integer>, Answer> answers = new HashMap<>();
  private Answer otherwise = new Answer(new int[0], false, new int[0]);

  public Script(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** An English sentence for an Arabic one, with nothing known of its words. */
  public Script say(String arabic, String english) {
    return say(arabic, english, List.of());
  }

  /**
   * An English sentence for an Arabic one.
   *
   * @param words for each English word the number of the Arabic word that it says, from 0; -1 for
   *     none
   */
  public Script say(String arabic, String english, List<Integer> words) {
    int[] tokens = tokens(english);
    answers.put(source(arabic), new Answer(tokens, false, looks(arabic, english, tokens, words)));
    return this;
  }

  /** English that the model says to all other sentences. */
  public Script otherwise(String english) {
    otherwise = new Answer(tokens(english), false, new int[0]);
    return this;
  }

  /** English that the model says to all other sentences again and again. */
  public Script otherwiseEndlessly(String english) {
    otherwise = new Answer(tokens(english), true, new int[0]);
    return this;
  }

  /** An engine whose decoder keeps to the script. */
  public GenerationEngine open(ModelBundle bundle) {
    return ScriptedEngine.open(bundle, source -> answers.getOrDefault(source, otherwise));
  }

  private List<Integer> source(String arabic) {
    return Arrays.stream(tokenizer.encodeSource(arabic)).boxed().toList();
  }

  /** The model has one vocabulary for both languages. */
  private int[] tokens(String english) {
    int[] framed = tokenizer.encodeSource(english);
    return Arrays.copyOf(framed, framed.length - 1);
  }

  private int[] looks(String arabic, String english, int[] tokens, List<Integer> words) {
    if (words.isEmpty()) {
      return new int[0];
    }
    List<TextRange> from = WordRanges.of(arabic);
    List<TextRange> to = WordRanges.of(english);
    List<TextRange> sources = tokenizer.sourceSpans(arabic);
    List<TextRange> targets = tokenizer.targetSpans(tokens);
    List<Integer> looks = new ArrayList<>();
    for (TextRange target : targets) {
      int word =
          IntStream.range(0, to.size())
              .filter(i -> to.get(i).overlaps(target))
              .findFirst()
              .orElse(-1);
      int arabicWord = word < 0 ? -1 : words.get(word);
      looks.add(
          arabicWord < 0
              ? sources.size() - 1
              : IntStream.range(0, sources.size())
                  .filter(i -> sources.get(i).overlaps(from.get(arabicWord)))
                  .findFirst()
                  .orElseThrow());
    }
    return looks.stream().mapToInt(Integer::intValue).toArray();
  }
}
