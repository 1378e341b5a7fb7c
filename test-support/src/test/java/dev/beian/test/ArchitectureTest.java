package dev.beian.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The assertions are built upon the core's audit. */
@AnalyzeClasses(packages = "dev.beian.test", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theAssertionsKnowTheAuditAndWhatReadsPages = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.beian.test..",
                    "dev.beian.audit",
                    "dev.beian.filing..",
                    "dev.beian.status..",
                    "org.jspecify..",
                    "org.assertj..",
                    "org.jsoup..")
            .because("an application's tests need neither a server nor a framework for them");
}
