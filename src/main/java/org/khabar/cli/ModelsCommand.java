package org.khabar.cli;

import picocli.CommandLine.Command;

/** {@code khabar models}: the models on this machine. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches, lists, checks and removes models: Marian and BART checkpoints of the hub as they"
          + " are.",
      "",
      "They lie in ~/.khabar/models, or where KHABAR_MODELS says. HF_ENDPOINT, HF_TOKEN,"
          + " HTTPS_PROXY and NO_PROXY are heeded."
    },
    subcommands = {
      ModelsPullCommand.class,
      ModelsListCommand.class,
      ModelsImportCommand.class,
      ModelsVerifyCommand.class,
      ModelsBundleCommand.class,
      ModelsRemoveCommand.class
    },
    footer = {
      "",
      "Example:",
      "  khabar models pull Helsinki-NLP/opus-mt-tc-big-ar-en",
      "  khabar article --model Helsinki-NLP/opus-mt-tc-big-ar-en article.txt"
    })
final class ModelsCommand {}
