package io.votestream.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses AUDIT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.votestream.audit");

  /** So that a mistake of the pipeline cannot be repeated here. */
  @Test
  void sharesNothingWithThePipelineButSchemas() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.votestream.ingest..",
            "io.votestream.tally..",
            "io.votestream.query..",
            "io.votestream.push..")
        .check(AUDIT);
  }

  @Test
  void theFoldIsPlainJava() {
    classes()
        .that()
        .resideInAPackage("..audit.fold..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.google.protobuf..",
            "io.votestream.schemas..",
            "io.votestream.audit.fold..")
        .check(AUDIT);
  }

  @Test
  void comparisonKnowsNoTechnology() {
    classes()
        .that()
        .resideInAPackage("..audit.comparison..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.votestream.schemas..",
            "io.votestream.audit.fold..",
            "io.votestream.audit.comparison..")
        .check(AUDIT);
  }

  @Test
  void technologiesDoNotKnowEachOther() {
    String[] technologies = {"kafka", "jdbc", "redis", "http", "bundle"};
    for (String one : technologies) {
      for (String other : technologies) {
        if (!one.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage("..audit." + one + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("..audit." + other + "..")
              .check(AUDIT);
        }
      }
    }
  }
}
