package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationSettingsTest {
  private static final Architecture ARCHITECTURE =
      Architecture.read(Fixtures.MARIAN_JOINT.resolve("config.json"));

  @TempDir private Path folder = Path.of("");

  @Test
  void theFixturesSettingsAreRead() {
    GenerationSettings settings = GenerationSettings.read(Fixtures.MARIAN_JOINT, ARCHITECTURE);
    assertThat(settings.beams()).isEqualTo(4);
    assertThat(settings.maxLength()).isEqualTo(64);
    assertThat(settings.suppressed()).containsExactly(575);
    assertThat(settings.forcedLast()).isEqualTo(OptionalInt.of(0));
    assertThat(settings.forcedFirst()).isEmpty();
  }

  @Test
  void settingsThatAreNotGivenAreThoseOfTransformers() throws IOException {
    GenerationSettings settings = read("{'num_beams':null}");
    assertThat(settings).isEqualTo(GenerationSettings.greedy(ARCHITECTURE.positions()));
  }

  @Test
  void singleBadWordsAreSuppressedAndLongerOnesKept() throws IOException {
    GenerationSettings settings = read("{'bad_words_ids':[[575],[7,18,3],[12],[0]]}");
    assertThat(settings.suppressed()).containsExactlyInAnyOrder(575, 12);
    assertThat(settings.badSequences()).containsExactly(List.of(7, 18, 3));
  }

  @Test
  void theEndTokenIsNoBadWordEvenIfItIsListed() throws IOException {
    assertThat(read("{'bad_words_ids':[[0]]}").suppressed()).isEmpty();
  }

  @Test
  void suppressedTokensJoinSingleBadWords() throws IOException {
    assertThat(read("{'suppress_tokens':[1,2],'bad_words_ids':[[2],[575]]}").suppressed())
        .containsExactlyInAnyOrder(1, 2, 575);
  }

  @ParameterizedTest
  @CsvSource({"true, FIRST_FINISHED", "false, HEURISTIC", "null, HEURISTIC", "'\"never\"', NEVER"})
  void earlyStoppingHasThreeMeanings(String value, EarlyStopping expected) throws IOException {
    assertThat(read("{'early_stopping':" + value + "}").earlyStopping()).isEqualTo(expected);
  }

  @Test
  void forcedTokensAndPenaltiesAreRead() throws IOException {
    GenerationSettings settings =
        read(
            "{'forced_bos_token_id':3,'length_penalty':0.6,'no_repeat_ngram_size':3,"
                + "'min_length':5,'renormalize_logits':true}");
    assertThat(settings.forcedFirst()).isEqualTo(OptionalInt.of(3));
    assertThat(settings.lengthPenalty()).isEqualTo(0.6);
    assertThat(settings.noRepeatNgram()).isEqualTo(3);
    assertThat(settings.minLength()).isEqualTo(5);
    assertThat(settings.renormalized()).isTrue();
  }

  @Test
  void olderFoldersKeepTheirSettingsInTheConfiguration() throws IOException {
    Fixtures.withField(
        Fixtures.MARIAN_JOINT.resolve("config.json"),
        folder.resolve("config.json"),
        "num_beams",
        "6");
    GenerationSettings settings = GenerationSettings.read(folder, ARCHITECTURE);
    assertThat(settings.beams()).isEqualTo(6);
    assertThat(settings.forcedLast()).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void aMaximumLengthBeyondThePositionsIsCutToThem() throws IOException {
    assertThat(read("{'max_length':512}").maxLength()).isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "num_beams            | 0     | beams must be from 1 to 32, not 0",
        "num_beams            | 64    | beams must be from 1 to 32, not 64",
        "max_length           | 1     | maximum length must be 2 or more, not 1",
        "min_length           | -1    | minimum length must be 0 or more, not -1",
        "no_repeat_ngram_size | -3    | no-repeat n-gram size must be 0 or more, not -3",
        "length_penalty       | 1e999 | length penalty must be a finite number, not Infinity"
      })
  void aValueOutOfRangeIsNamedWithItsFile(String field, String value, String message) {
    assertThatThrownBy(() -> read("{'" + field + "':" + value + "}"))
        .isInstanceOf(ModelException.class)
        .hasMessage(folder.resolve("generation_config.json") + ": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad_words_ids       | [[575],[7,576]] | needs a token id below 576 for bad_words_ids, not 576",
        "suppress_tokens     | [-1]  | needs a token id below 576 for suppress_tokens, not -1",
        "forced_bos_token_id | 9999  | needs a token id below 576 for forced_bos_token_id, not 9999",
        "forced_eos_token_id | [0]   | needs a token id below 576 for forced_eos_token_id, not [0]",
        "num_beams           | 'four' | needs a whole number for num_beams",
        "max_length          | 4294967300 | needs a whole number for max_length"
      },
      quoteCharacter = '`')
  void aValueThatNoSearchCanUseIsNamedWithItsFile(String field, String value, String message) {
    assertThatThrownBy(() -> read("{'" + field + "':" + value + "}"))
        .isInstanceOf(ModelException.class)
        .hasMessage(folder.resolve("generation_config.json") + " " + message);
  }

  @Test
  void aShorterMaximumTakesTheMinimumWithIt() throws IOException {
    GenerationSettings settings = read("{'min_length':40}").withMaxLength(20);
    assertThat(settings.minLength()).isEqualTo(20);
    assertThat(settings.maxLength()).isEqualTo(20);
  }

  private GenerationSettings read(String json) throws IOException {
    Files.writeString(folder.resolve("generation_config.json"), json.replace('\'', '"'));
    return GenerationSettings.read(folder, ARCHITECTURE);
  }
}
