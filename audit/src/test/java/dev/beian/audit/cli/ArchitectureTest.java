package dev.beian.audit.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The command is built upon the core alone, which looks at the pages. */
@AnalyzeClasses(packages = "dev.beian.audit.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theCommandKnowsTheCoreAndWhatReadsItsLists = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.beian..",
                    "org.jspecify..",
                    "org.jsoup..",
                    "picocli..",
                    "org.apache.commons.csv..",
                    "com.typesafe.config..")
            .because("a servlet has no place in a command");

    @ArchTest
    static final ArchRule theCommandScansNoPages = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.beian.html..", "dev.beian.footer..", "dev.beian.servlet..", "dev.beian.spring..")
            .because("it looks at pages as they are, whoever made them");
}
