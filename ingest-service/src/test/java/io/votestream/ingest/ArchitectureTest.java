package io.votestream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rule of dependencies: domain ← one package per technology ← wiring. */
class ArchitectureTest {

  private static final String ROOT = "io.votestream.ingest.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.votestream.ingest");

  @Test
  void domainKnowsOnlyTheJdkUnicodeAndSchemas() {
    classes()
        .that()
        .resideInAPackage(ROOT + "domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.google.protobuf..",
            "com.ibm.icu..",
            "io.votestream.schemas..",
            ROOT + "domain..")
        .check(CLASSES);
  }

  /** One room a job; arrows between them run one way. */
  @Test
  void roomsOfTheDomainKnowOnlyThoseBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("refusal")
        .definedBy(ROOT + "domain." + "refusal")
        .layer("limit")
        .definedBy(ROOT + "domain." + "limit")
        .layer("votelog")
        .definedBy(ROOT + "domain." + "votelog")
        .layer("poll")
        .definedBy(ROOT + "domain." + "poll")
        .layer("vote")
        .definedBy(ROOT + "domain." + "vote")
        .layer("gateway")
        .definedBy(ROOT + "domain." + "gateway")
        .layer("webhook")
        .definedBy(ROOT + "domain." + "webhook")
        .whereLayer("refusal")
        .mayNotAccessAnyLayer()
        .whereLayer("limit")
        .mayNotAccessAnyLayer()
        .whereLayer("votelog")
        .mayOnlyAccessLayers("refusal")
        .whereLayer("poll")
        .mayOnlyAccessLayers("refusal", "votelog")
        .whereLayer("vote")
        .mayOnlyAccessLayers("refusal", "votelog", "poll")
        .whereLayer("gateway")
        .mayOnlyAccessLayers("refusal", "limit", "votelog", "poll", "vote")
        .whereLayer("webhook")
        .mayOnlyAccessLayers("refusal", "poll")
        .check(CLASSES);
  }

  @Test
  void technologiesDoNotKnowEachOther() {
    slices()
        .matching(ROOT + "(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAPackage(ROOT + "domain.."))
        .ignoreDependency(
            JavaClass.Predicates.resideInAPackage(ROOT + "wiring"), DescribedPredicate.alwaysTrue())
        .check(CLASSES);
  }

  @Test
  void nobodyElseKnowsTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "wiring..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "wiring..")
        .check(CLASSES);
  }

  @Test
  void otherServicesAreFarAway() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.votestream.tally..", "io.votestream.query..", "io.votestream.push..")
        .check(CLASSES);
  }
}
