package io.votestream.push;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {

  private static final String ROOT = "io.votestream.push";

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void theDomainKnowsOnlyTheJdkAndTheSchemas() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".domain..",
            "io.votestream.schemas..",
            "com.google.protobuf",
            "java..",
            "org.jspecify.annotations")
        .check(SERVICE);
  }

  /** One room a job; arrows between them run one way. */
  @Test
  void roomsOfTheDomainKnowOnlyThoseBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("poll")
        .definedBy(ROOT + ".domain." + "poll")
        .layer("access")
        .definedBy(ROOT + ".domain." + "access")
        .layer("transport")
        .definedBy(ROOT + ".domain." + "transport")
        .layer("feed")
        .definedBy(ROOT + ".domain." + "feed")
        .layer("webhooks")
        .definedBy(ROOT + ".domain." + "webhooks")
        .whereLayer("poll")
        .mayNotAccessAnyLayer()
        .whereLayer("access")
        .mayOnlyAccessLayers("poll")
        .whereLayer("transport")
        .mayOnlyAccessLayers("poll")
        .whereLayer("feed")
        .mayOnlyAccessLayers("poll", "access", "transport")
        .whereLayer("webhooks")
        .mayOnlyAccessLayers("poll")
        .check(SERVICE);
  }

  @Test
  void technologiesKnowTheDomainAndNotEachOther() {
    slices()
        .matching(ROOT + ".(*)")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(JavaClass.Predicates.resideInAPackage(ROOT + ".wiring"), anyClass())
        .ignoreDependency(anyClass(), JavaClass.Predicates.resideInAPackage(ROOT + ".domain.."))
        .check(SERVICE);
  }

  private static DescribedPredicate<JavaClass> anyClass() {
    return DescribedPredicate.alwaysTrue();
  }
}
