package dev.beian.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** What the starter is built upon, and what it keeps away from. */
@AnalyzeClasses(packages = "dev.beian.spring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ofTheFilterItKnowsTheFilterAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.beian.servlet.config..",
                    "dev.beian.servlet.http..",
                    "dev.beian.servlet.status..",
                    "com.typesafe..",
                    "org.jsoup..")
            .because("settings are Spring's, and the rest is the filter's own business");

    @ArchTest
    static final ArchRule pagesAreNoneOfItsBusiness = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.beian.html..", "dev.beian.footer..", "dev.beian.audit..")
            .because("it starts the filter and shows the status, and computes neither");

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("dev.beian.spring.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theActuatorsPartStandsOnTop = noClasses()
            .that()
            .resideInAPackage("dev.beian.spring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.beian.spring.actuate..",
                    "org.springframework.boot.actuate..",
                    "org.springframework.boot.health..",
                    "io.micrometer..")
            .because("an application without the actuator has the footer all the same");

    @ArchTest
    static final ArchRule itKnowsSpringAndNothingElse = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "jakarta.servlet..",
                    "dev.beian..",
                    "org.jspecify..",
                    "org.springframework..",
                    "io.micrometer..")
            .because("the starter brings nothing but the filter");

    @ArchTest
    static final ArchRule logsGoThroughSystemLogger = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..")
            .because("the application chooses its logging");

    @ArchTest
    static final ArchRule staticsHoldNoState =
            fields().that().areStatic().should().beFinal().because("several contexts may share the classes");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(found -> !found.getClasses().isEmpty())
                .forEach(found -> assertThat(found.isAnnotatedWith(NullMarked.class))
                        .as(found.getName())
                        .isTrue());
    }
}
