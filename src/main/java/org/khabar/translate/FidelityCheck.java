package org.khabar.translate;

import java.util.List;

/** Compares a cleaned Arabic sentence with its English. */
@FunctionalInterface
interface FidelityCheck {
  List<Finding> check(String source, String target);
}
