package org.khabar.api.deepl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.translate.Glossary;
import org.khabar.translate.Splitting;
import org.khabar.translate.markup.MarkupRules;

/**
 * What a call of {@code /v2/translate} asks for.
 *
 * @param texts the texts
 * @param source the source language; empty to detect it
 * @param glossary terms for these texts
 * @param markup how tags in them are read; empty if they have none
 * @param splitting where they may be cut
 * @param preserveFormatting whether spaces and full stops at their ends stay as they are
 * @param showBilled whether to say how many characters counted
 * @param modelType the kind of model that was asked for
 */
record TextRequest(
    List<String> texts,
    Optional<String> source,
    Glossary glossary,
    Optional<MarkupRules> markup,
    Splitting splitting,
    boolean preserveFormatting,
    boolean showBilled,
    Optional<String> modelType) {
  private static final int MOST_TEXTS = 1000;
  private static final int MOST_CHARACTERS = 200_000;

  /**
   * Parameters that change what the English says in ways that Khabar has not. To leave them out of
   * account in silence would be to give another text than the one asked for.
   */
  private static final List<String> UNSUPPORTED =
      List.of("style_id", "custom_instructions", "translation_memory_id");

  TextRequest {
    texts = List.copyOf(texts);
  }

  static TextRequest of(RequestParameters parameters, Glossary glossary) {
    List<String> texts = parameters.all("text");
    if (texts.isEmpty()) {
      throw DialectException.bad("Parameter 'text' not specified.", null);
    }
    if (texts.size() > MOST_TEXTS) {
      throw DialectException.bad("Too many texts", "text: at most %d".formatted(MOST_TEXTS));
    }
    if (texts.stream().anyMatch(text -> text.length() > MOST_CHARACTERS)) {
      throw DialectException.bad(
          "Text too long", "text: at most %d characters each".formatted(MOST_CHARACTERS));
    }
    Languages.requireTarget(parameters);
    requireSupported(parameters);
    Choice choice = new Choice(parameters);
    String tags = choice.of("tag_handling", "", Set.of("", "html", "xml"));
    String split =
        choice.of(
            "split_sentences",
            tags.equals("html") ? "nonewlines" : "1",
            Set.of("0", "1", "nonewlines"));
    Splitting splitting =
        switch (split) {
          case "0" -> Splitting.NONE;
          case "1" -> Splitting.LINES;
          default -> Splitting.SENTENCES;
        };
    return new TextRequest(
        texts,
        Languages.source(parameters),
        glossary,
        tags.isEmpty()
            ? Optional.empty()
            : Optional.of(markup(parameters, choice, tags.equals("xml"), splitting)),
        splitting,
        choice.flag("preserve_formatting", false),
        choice.flag("show_billed_characters", false),
        parameters.value("model_type").map(kind -> kind.replaceFirst("^prefer_", "")));
  }

  private static void requireSupported(RequestParameters parameters) {
    for (String name : UNSUPPORTED) {
      if (parameters.value(name).isPresent()) {
        throw Languages.unsupported(name, "there is no such thing here");
      }
    }
    Choice choice = new Choice(parameters);
    choice.of(
        "model_type",
        "",
        Set.of("", "quality_optimized", "prefer_quality_optimized", "latency_optimized"));
    String formality =
        choice.of(
            "formality",
            "default",
            Set.of("default", "more", "less", "prefer_more", "prefer_less"));
    if (formality.equals("more") || formality.equals("less")) {
      throw DialectException.bad(
          "'formality' is not supported for given 'target_lang'.",
          "default, prefer_more or prefer_less");
    }
  }

  private static MarkupRules markup(
      RequestParameters parameters, Choice choice, boolean xml, Splitting splitting) {
    String version = choice.of("tag_handling_version", "v1", Set.of("v1", "v2"));
    return new MarkupRules(
        xml,
        tags(parameters, "ignore_tags"),
        tags(parameters, "splitting_tags"),
        tags(parameters, "non_splitting_tags"),
        choice.flag("outline_detection", true),
        xml && version.equals("v2"),
        splitting);
  }

  private static Set<String> tags(RequestParameters parameters, String name) {
    Set<String> tags = new HashSet<>();
    for (String list : parameters.all(name)) {
      for (String tag : list.split(",", -1)) {
        if (!tag.isBlank()) {
          tags.add(tag.strip());
        }
      }
    }
    return tags;
  }
}
