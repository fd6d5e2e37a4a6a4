package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** Reads values of a configuration file, with errors that name the file and the field. */
record ConfigReader(Path path, JsonNode json) {

  int positive(String field) {
    JsonNode node = json.path(field);
    if (!node.isInt() || node.asInt() <= 0) {
      throw refused("needs a positive whole number for " + field);
    }
    return node.asInt();
  }

  int token(String field, int vocabulary) {
    JsonNode node = json.path(field);
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
