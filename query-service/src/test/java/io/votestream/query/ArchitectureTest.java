package io.votestream.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The domain knows no technology, technologies know only the domain, wiring knows all. */
class ArchitectureTest {

  private static final String ROOT = "io.votestream.query.";
  private static final String[] TECHNOLOGIES = {
    "http", "jdbc", "kafka", "monitor", "redis", "resilience"
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.votestream.query");

  @Test
  void domainKnowsOnlyTheJdkUnicodeAndSchemas() {
    classes()
        .that()
        .resideInAPackage(ROOT + "domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "domain..",
            "io.votestream.schemas..",
            "com.google.protobuf..",
            "com.ibm.icu..",
            "java..",
            "org.jspecify..")
        .check(CLASSES);
  }

  /** One room a job; arrows between them run one way. */
  @Test
  void roomsOfTheDomainKnowOnlyThoseBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("source")
        .definedBy(ROOT + "domain." + "source")
        .layer("poll")
        .definedBy(ROOT + "domain." + "poll")
        .layer("results")
        .definedBy(ROOT + "domain." + "results")
        .layer("receipt")
        .definedBy(ROOT + "domain." + "receipt")
        .layer("health")
        .definedBy(ROOT + "domain." + "health")
        .layer("statistics")
        .definedBy(ROOT + "domain." + "statistics")
        .whereLayer("source")
        .mayNotAccessAnyLayer()
        .whereLayer("poll")
        .mayOnlyAccessLayers("source")
        .whereLayer("results")
        .mayOnlyAccessLayers("source")
        .whereLayer("receipt")
        .mayOnlyAccessLayers("source")
        .whereLayer("health")
        .mayNotAccessAnyLayer()
        .whereLayer("statistics")
        .mayOnlyAccessLayers("source", "poll")
        .check(CLASSES);
  }

  @Test
  void technologiesKnowOnlyTheDomain() {
    for (String technology : TECHNOLOGIES) {
      for (String other : TECHNOLOGIES) {
        if (!other.equals(technology)) {
          noClasses()
              .that()
              .resideInAPackage(ROOT + technology)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(ROOT + other)
              .check(CLASSES);
        }
      }
      noClasses()
          .that()
          .resideInAPackage(ROOT + technology)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "wiring")
          .check(CLASSES);
    }
  }

  @Test
  void otherServicesStayOutside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.votestream.ingest..", "io.votestream.tally..", "io.votestream.push..")
        .check(CLASSES);
  }
}
