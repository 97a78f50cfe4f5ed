package org.recordsdb;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the packages of core may lean on each other and on other people's libraries. */
class ArchitectureTest {

  private static final String TEXTS = "org.recordsdb.internal.text";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.recordsdb");

  @Test
  void coreKnowsNeitherSqlBuilderNorDriver() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jooq..", "org.sqlite..", "org.postgresql..")
        .because("a database is known to its dialect only")
        .check(CLASSES);
  }

  @Test
  void onlyThePoolsKnowThePoolLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.recordsdb.internal.pool")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.zaxxer..")
        .because("the pool can then be replaced in one place, and shows in no signature")
        .check(CLASSES);
  }

  @Test
  void onlyTheEnvironmentReadsEnvFiles() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.recordsdb.internal.config.Environment")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.cdimascio..")
        .because("variables come as a map everywhere else")
        .check(CLASSES);
  }

  @Test
  void errorsStandAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.recordsdb.error")
        .should()
        .dependOnClassesThat(ours().and(outside("org.recordsdb.error")).and(outside(TEXTS)))
        .because("everything else throws them")
        .check(CLASSES);
  }

  @Test
  void theSpiKnowsOnlyTheErrors() {
    noClasses()
        .that()
        .resideInAPackage("org.recordsdb.spi")
        .should()
        .dependOnClassesThat(
            ours()
                .and(outside("org.recordsdb.spi"))
                .and(outside("org.recordsdb.error"))
                .and(outside(TEXTS)))
        .because("a dialect's author needs to read nothing else")
        .check(CLASSES);
  }

  @Test
  void theTextsKnowNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(TEXTS)
        .should()
        .dependOnClassesThat(ours().and(outside(TEXTS)))
        .because("every other package may use them")
        .check(CLASSES);
  }

  @Test
  void theInternalsDoNotKnowTheApi() {
    noClasses()
        .that()
        .resideInAPackage("org.recordsdb.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.recordsdb")
        .because("the API is built on them")
        .check(CLASSES);
  }

  @Test
  void noPackagesLeanOnEachOtherInACircle() {
    slices()
        .assignedFrom(packages())
        .should()
        .beFreeOfCycles()
        .because("packages in a circle are one package in pieces")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<JavaPackage> packages = CLASSES.getPackage("org.recordsdb").getSubpackagesInTree();
    assertThat(packages).hasSizeGreaterThanOrEqualTo(6);
    assertThat(CLASSES.getPackage("org.recordsdb").isAnnotatedWith(NullMarked.class)).isTrue();
    assertThat(packages)
        .filteredOn(each -> !each.getClasses().isEmpty())
        .allMatch(each -> each.isAnnotatedWith(NullMarked.class), "is @NullMarked");
  }

  @Test
  void nothingIsPrinted() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(describe("it prints a stack", c -> c.getName().equals("printStackTrace")))
        .because("a library logs through SLF4J or throws")
        .check(CLASSES);
  }

  @Test
  void nobodyUsesTheJdksLogging() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.recordsdb.internal.pool.Connector")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .because("a library logs through SLF4J; only a DataSource must mention Logger")
        .check(CLASSES);
  }

  @Test
  void nobodyThrowsWhatCannotBeCaughtByItsName() {
    noClasses()
        .should()
        .callConstructorWhere(
            makesAny(Set.of(RuntimeException.class, Exception.class, Error.class)))
        .because("callers catch faults by their type")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)$")
        .orShould()
        .haveNameMatching(".*[.$]Abstract[^.$]*$")
        .because("such names say nothing")
        .check(CLASSES);
  }

  @Test
  void valuesCannotBeChanged() {
    fields()
        .that(are(describe("of public types", f -> isPublicValue(f.getOwner()))))
        .should()
        .beFinal()
        .because("what callers hold and share between threads is immutable")
        .check(CLASSES);
  }

  @Test
  void signaturesOfPublicTypesShowNoLibraryThatMayBeReplaced() {
    classes()
        .that()
        .resideInAnyPackage("org.recordsdb", "org.recordsdb.spi", "org.recordsdb.error")
        .and()
        .arePublic()
        .should(new Shows("org.jooq", "com.zaxxer", "org.sqlite", "org.postgresql", "io.github"))
        .because("callers compile against them")
        .check(CLASSES);
  }

  /** Builders are meant to change; everything else that is public is a value or stateless. */
  private static boolean isPublicValue(JavaClass type) {
    return type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
        && !type.getPackageName().startsWith("org.recordsdb.internal")
        && !type.getName().equals("org.recordsdb.RecordsBuilder");
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage("org.recordsdb..");
  }

  private static DescribedPredicate<JavaClass> outside(String name) {
    return DescribedPredicate.not(resideInAPackage(name));
  }

  /** A subclass's constructor calls its parent's, which is no throw. */
  private static DescribedPredicate<JavaConstructorCall> makesAny(Set<Class<?>> types) {
    return describe(
        "it makes one of " + types,
        call ->
            types.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                && types.stream().noneMatch(call.getOriginOwner()::isAssignableTo));
  }

  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return ours().test(type)
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "all packages";
      }
    };
  }
}
