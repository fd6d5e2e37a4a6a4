package org.khabar.api;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.translate.Glossary;
import org.khabar.translate.UnusableGlossaryException;

/**
 * A glossary as JSON.
 *
 * @param name its name, by which requests name the desk; a replaced glossary keeps its own without
 * @param terms its terms
 */
@Introspected
public record GlossaryRequest(
    @Nullable
        @Size(min = 1, max = GlossaryRequest.MAX_NAME)
        @Pattern(regexp = GlossaryRequest.NAME, message = GlossaryRequest.NAMES)
        String name,
    @NotNull @Size(max = GlossaryRequest.MAX_TERMS) List<@NotNull @Valid TermView> terms) {
  static final int MAX_TERMS = 20_000;
  static final int MAX_NAME = 200;

  /** A name that is not blank and that a person could read. */
  static final String NAME = "^(?=.*\\S)[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF]*$";

  static final String NAMES = "it is not blank, and has no characters of control";

  /**
   * A term.
   *
   * @param source its Arabic
   * @param target its English
   */
  @Introspected
  public record TermView(
      @NotBlank @Size(max = GlossaryRequest.MAX_NAME) String source,
      @NotBlank @Size(max = GlossaryRequest.MAX_NAME) String target) {}

  /**
   * The terms.
   *
   * @throws UnusableGlossaryException naming the first that is no term
   */
  Glossary glossary() {
    List<Glossary.Term> all = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Glossary.Term term =
          new Glossary.Term(terms.get(i).source().strip(), terms.get(i).target().strip());
      try {
        all.addAll(new Glossary(List.of(term)).terms());
      } catch (IllegalArgumentException e) {
        throw new UnusableGlossaryException("terms[%d]: %s".formatted(i, e.getMessage()), e);
      }
    }
    return new Glossary(all);
  }
}
