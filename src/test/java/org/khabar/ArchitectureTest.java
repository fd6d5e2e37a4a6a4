package org.khabar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The packages and their direction: each uses only those before it in the list. */
@AnalyzeClasses(packages = "org.khabar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final List<String> DIRECTION =
      List.of(
          "arabic",
          "article",
          "evaluate",
          "database",
          "model",
          "engine",
          "translate",
          "summarize",
          "desk",
          "jobs",
          "api",
          "cli");

  @ArchTest
  static void packagesUseOnlyThoseBeforeThem(com.tngtech.archunit.core.domain.JavaClasses classes) {
    for (int i = 0; i < DIRECTION.size(); i++) {
      String[] later =
          DIRECTION.subList(i + 1, DIRECTION.size()).stream()
              .map(name -> "org.khabar." + name + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("org.khabar." + DIRECTION.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .allowEmptyShould(true)
            .check(classes);
      }
    }
  }

  @ArchTest
  static final ArchRule everyClassHasAPlaceInTheList =
      classes()
          .should()
          .resideInAnyPackage(
              DIRECTION.stream().map(name -> "org.khabar." + name + "..").toArray(String[]::new));

  @ArchTest
  static final ArchRule noCycles = slices().matching("org.khabar.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheEngineTouchesLibtorch =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.khabar.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.ndarray..");

  @ArchTest
  static final ArchRule onlyTheModelPackageTouchesTokenizers =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.khabar.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.huggingface..", "ai.djl.sentencepiece..");

  @ArchTest
  static final ArchRule clocksAreInjected =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.khabar.cli..")
          .and()
          .doNotHaveSimpleName("DeskFactory") // where the service is put together
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");
}
