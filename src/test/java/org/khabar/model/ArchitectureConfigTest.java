package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureConfigTest {
  private static final Path CONFIG = Fixtures.MARIAN_JOINT.resolve("config.json");

  @TempDir private Path folder = Path.of("");

  @Test
  void aMarianConfigurationIsReadInFull() {
    assertThat(Architecture.read(CONFIG))
        .isEqualTo(
            new Architecture(
                Architecture.Family.MARIAN,
                32,
                new Architecture.Stack(2, 4, 64),
                new Architecture.Stack(2, 4, 64),
                Architecture.Activation.RELU,
                64,
                576,
                576,
                true,
                true,
                true,
                575,
                0,
                575));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "model_type | 't5' | is of model_type 't5'; marian and bart can be used",
        "model_type | ``   | is of model_type ''; marian and bart can be used",
        "d_model | `` | needs a positive whole number for d_model",
        "d_model | 0 | needs a positive whole number for d_model",
        "d_model | 30 | splits a width of 30 into 4 encoder heads",
        "encoder_attention_heads | 5 | splits a width of 32 into 5 encoder heads",
        "decoder_attention_heads | 5 | splits a width of 32 into 5 decoder heads",
        "encoder_layers | 2.5 | needs a positive whole number for encoder_layers",
        "decoder_ffn_dim | '64' | needs a positive whole number for decoder_ffn_dim",
        "max_position_embeddings | 4294967296 | whole number for max_position_embeddings",
        "vocab_size | -576 | needs a positive whole number for vocab_size",
        "decoder_vocab_size | 600 | shares embeddings between vocabularies of 576 and 600 tokens",
        "decoder_vocab_size | '600' | needs a positive whole number for decoder_vocab_size",
        "activation_function | 'tanh' | has activation 'tanh'; relu, gelu and swish can be used",
        "activation_function | `` | has activation ''; relu, gelu and swish can be used",
        "eos_token_id | 576 | needs a token id below 576 for eos_token_id, not 576",
        "pad_token_id | -1 | needs a token id below 576 for pad_token_id, not -1",
        "decoder_start_token_id | null | below 576 for decoder_start_token_id, not null",
        "scale_embedding | 1 | needs true or false for scale_embedding",
        "normalize_before | true | is a Marian model with learned positions or pre-norm layers",
        "static_position_embeddings | false | is a Marian model with learned positions or pre-norm"
      })
  void aFieldThatTheEngineCannotComputeIsNamed(String field, String value, String message)
      throws IOException {
    Path config = changed(field, value);
    assertThatThrownBy(() -> Architecture.read(config))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(config + " ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"normalize_before, true", "add_final_layer_norm, true", "normalize_embedding, false"})
  void aBartOfAnotherBuildIsRefused(String field, String value) throws IOException {
    Path bart = changed("model_type", "'bart'");
    Path config = Fixtures.withField(bart, bart, field, value);
    assertThatThrownBy(() -> Architecture.read(config))
        .isInstanceOf(ModelException.class)
        .hasMessage(config + " is a BART model with pre-norm layers or without an embedding norm");
  }

  @Test
  void aMissingConfigurationIsNamed() {
    Path config = folder.resolve("config.json");
    assertThatThrownBy(() -> Architecture.read(config))
        .isInstanceOf(ModelException.class)
        .hasMessage(config + " is missing");
  }

  @Test
  void aConfigurationThatIsNoJsonObjectIsNamed() throws IOException {
    Path config = Files.writeString(folder.resolve("config.json"), "[]");
    assertThatThrownBy(() -> Architecture.read(config))
        .isInstanceOf(ModelException.class)
        .hasMessage(config + " does not hold a JSON object");
  }

  @Test
  void theTargetVocabularyIsTheSourcesWhereNoneIsGiven() throws IOException {
    assertThat(Architecture.read(changed("decoder_vocab_size", "null")).targetVocabulary())
        .isEqualTo(576);
  }

  @Test
  void vocabulariesThatAreNotSharedMayDiffer() throws IOException {
    Path separate = changed("share_encoder_decoder_embeddings", "false");
    Path config = Fixtures.withField(separate, separate, "decoder_vocab_size", "600");
    Architecture architecture = Architecture.read(config);
    assertThat(architecture.sourceVocabulary()).isEqualTo(576);
    assertThat(architecture.targetVocabulary()).isEqualTo(600);
  }

  @Test
  void siluIsAnotherNameOfSwish() throws IOException {
    assertThat(Architecture.read(changed("activation_function", "'silu'")).activation())
        .isEqualTo(Architecture.Activation.SWISH);
  }

  private Path changed(String field, String value) throws IOException {
    return Fixtures.withField(
        CONFIG, folder.resolve("config.json"), field, value.replace('\'', '"'));
  }
}
