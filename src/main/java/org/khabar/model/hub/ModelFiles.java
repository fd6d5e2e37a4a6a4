package org.khabar.model.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which files of a repository a model needs: weights in one format, and all that is small. */
final class ModelFiles {
  private static final Set<String> SMALL =
      Set.of(
          "config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "source.spm",
          "target.spm",
          "vocab.json",
          "target_vocab.json",
          "merges.txt",
          "README.md",
          "LICENSE",
          "LICENSE.txt",
          "LICENSE.md",
          "NOTICE");

  /** Most wanted first. */
  private static final List<String> WEIGHTS =
      List.of(
          "model\\.safetensors",
          "model\\.safetensors\\.index\\.json|model-[0-9]{5}-of-[0-9]{5}\\.safetensors",
          "pytorch_model\\.bin",
          "pytorch_model\\.bin\\.index\\.json|pytorch_model-[0-9]{5}-of-[0-9]{5}\\.bin");

  /** For people who carry the files by hand. */
  static final String BY_HAND =
      "config.json, generation_config.json, model.safetensors or pytorch_model.bin, and"
          + " tokenizer.json or source.spm, target.spm and vocab.json (BART: vocab.json and"
          + " merges.txt)";

  private ModelFiles() {}

  /** The files wanted out of all. */
  static List<HubFile> of(List<HubFile> all) {
    List<HubFile> wanted =
        new ArrayList<>(all.stream().filter(file -> SMALL.contains(file.name())).toList());
    Optional<List<HubFile>> weights =
        WEIGHTS.stream()
            .map(names -> all.stream().filter(file -> file.name().matches(names)).toList())
            .filter(found -> !found.isEmpty())
            .findFirst();
    weights.ifPresent(wanted::addAll);
    return wanted;
  }

  /** Whether a file belongs to a model's folder. */
  static boolean belongs(String name) {
    return SMALL.contains(name) || WEIGHTS.stream().anyMatch(name::matches);
  }
}
