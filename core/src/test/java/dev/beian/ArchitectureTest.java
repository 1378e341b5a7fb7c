package dev.beian;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The arrows between the packages of the core, and what the core keeps away from. */
@AnalyzeClasses(packages = "dev.beian", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.beian";

    /** Each package with those that it may know; the root knows all and is known by none. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "html", Set.of(),
            "filing", Set.of(),
            "site", Set.of("filing"),
            "config", Set.of("filing", "site"),
            "footer", Set.of("filing", "site", "config", "html"),
            "status", Set.of("filing", "site", "config"),
            "audit", Set.of("filing", "site", "config", "status"));

    @ArchTest
    static void everyPackageKnowsOnlyThoseThatItMay(JavaClasses classes) {
        ARROWS.forEach((name, known) -> noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat(ourClassesOutside(name, known))
                .because("dev.beian." + name + " may know " + (known.isEmpty() ? "none of the others" : known))
                .check(classes));
    }

    @ArchTest
    static void everyPackageHasItsArrowsWrittenDown(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            String name = type.getPackageName();
            if (name.startsWith(ROOT + ".")) {
                found.add(name.substring(ROOT.length() + 1).split("\\.", 2)[0]);
            }
        }
        assertThat(ARROWS.keySet()).containsAll(found);
    }

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("dev.beian.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCoreKnowsTheJdkAndJsoupAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.xml..", "dev.beian..", "org.jspecify..", "org.jsoup..")
            .because("whoever adds the core to an application gets nothing else with it, and no servlet type");

    @ArchTest
    static final ArchRule onlyTheAuditReadsWholePages = noClasses()
            .that()
            .resideOutsideOfPackage("dev.beian.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jsoup..")
            .because("a page that is served is scanned while it passes, and never parsed");

    @ArchTest
    static final ArchRule logsGoThroughSystemLogger = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.commons.logging..")
            .because("the application chooses its logging");

    @ArchTest
    static final ArchRule staticsHoldNoState =
            fields().that().areStatic().should().beFinal().because("several applications may share the classes");

    @ArchTest
    static final ArchRule nothingIsBoundToThreads = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class)
            .because("virtual threads and redeployed applications make them leak");

    @ArchTest
    static final ArchRule nothingLocks = noMethods()
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because("a lock pins virtual threads and makes requests wait for each other");

    @ArchTest
    static final ArchRule valuesHaveNoGet = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areRecords()
            .should()
            .haveNameMatching("get[A-Z].*")
            .because("values are named for what they are");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(found -> !found.getClasses().isEmpty())
                .forEach(ArchitectureTest::assertNullMarked);
    }

    private static void assertNullMarked(JavaPackage found) {
        assertThat(found.isAnnotatedWith(NullMarked.class)).as(found.getName()).isTrue();
    }

    private static DescribedPredicate<JavaClass> ourClassesOutside(String name, Set<String> known) {
        return DescribedPredicate.describe("our classes outside of " + name + " and " + known, type -> {
            String from = type.getPackageName();
            if (!from.equals(ROOT) && !from.startsWith(ROOT + ".")) {
                return false;
            }
            String other =
                    from.equals(ROOT) ? "" : from.substring(ROOT.length() + 1).split("\\.", 2)[0];
            return !other.equals(name) && !known.contains(other);
        });
    }
}
