package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads values of a configuration file, with errors that name the file and the field. */
record ConfigReader(Path path, JsonNode json) {

  int positive(String field) {
    JsonNode node = json.path(field);
    if (!node.isInt() || node.asInt() <= 0) {
      throw refused("needs a positive whole number for " + field);
    }
    return node.asInt();
  }

  int whole(String field, int otherwise) {
    JsonNode node = json.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return otherwise;
    }
    if (!node.isInt()) {
      throw refused("needs a whole number for " + field);
    }
    return node.asInt();
  }

  int token(String field, int vocabulary) {
    return token(field, json.path(field), vocabulary);
  }

  /** The ids of an array, or none if it is missing. */
  List<Integer> tokens(String field, JsonNode array, int vocabulary) {
    List<Integer> ids = new ArrayList<>();
    array.forEach(node -> ids.add(token(field, node, vocabulary)));
    return ids;
  }

  private int token(String field, JsonNode node, int vocabulary) {
    if (!node.isInt() || node.asInt() < 0 || node.asInt() >= vocabulary) {
      throw refused("needs a token id below %d for %s, not %s".formatted(vocabulary, field, node));
    }
    return node.asInt();
  }

  boolean flag(String field, boolean otherwise) {
    JsonNode node = json.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      throw refused("needs true or false for " + field);
    }
    return node.asBoolean();
  }

  String text(String field, String otherwise) {
    JsonNode node = json.path(field);
    return node.isTextual() ? node.asText() : otherwise;
  }

  ModelException refused(String why) {
    return new ModelException(path + " " + why);
  }
}
