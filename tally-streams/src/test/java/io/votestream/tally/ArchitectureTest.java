package io.votestream.tally;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rule of dependencies: domain ← one package per technology ← wiring. */
class ArchitectureTest {

  private static final String ROOT = "io.votestream.tally.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.votestream.tally");

  @Test
  void domainKnowsOnlyTheJdkAndSchemas() {
    classes()
        .that()
        .resideInAPackage(ROOT + "domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.google.protobuf..",
            "io.votestream.schemas..",
            ROOT + "domain..")
        .check(CLASSES);
  }

  @Test
  void technologiesDoNotKnowEachOther() {
    slices()
        .matching(ROOT + "(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage(ROOT + "domain"))
        .ignoreDependency(
            JavaClass.Predicates.resideInAPackage(ROOT + "wiring"), DescribedPredicate.alwaysTrue())
        .check(CLASSES);
  }

  @Test
  void otherServicesAreFarAway() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.votestream.ingest..", "io.votestream.query..", "io.votestream.push..")
        .check(CLASSES);
  }
}
