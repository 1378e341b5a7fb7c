package dev.beian.servlet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The arrows between the packages of the filter, and what the filter keeps away from. */
@AnalyzeClasses(packages = "dev.beian.servlet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.beian.servlet";

    /** Each package with those that it may know beside the core; the root knows all and is known by none. */
    private static final Map<String, Set<String>> ARROWS =
            Map.of("config", Set.of(), "http", Set.of(), "status", Set.of());

    @ArchTest
    static void everyPackageKnowsOnlyThoseThatItMay(JavaClasses classes) {
        ARROWS.forEach((name, known) -> noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat(ourClassesOutside(name, known))
                .because(ROOT + "." + name + " may know " + (known.isEmpty() ? "none of the others" : known))
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
        assertThat(found).isEqualTo(new TreeSet<>(ARROWS.keySet()));
    }

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("dev.beian.servlet.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theFilterKnowsTheCoreTheServletApiAndTypesafeConfigAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jakarta.servlet..", "dev.beian..", "org.jspecify..", "com.typesafe.config..")
            .because("nothing else may be asked of an application or its server");

    @ArchTest
    static final ArchRule theFilterKnowsNoFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.beian.spring..", "dev.beian.test..", "dev.beian.audit.cli..")
            .because("those are built upon the filter and the core");

    @ArchTest
    static final ArchRule rulesOfHttpKnowNoServletType = noClasses()
            .that()
            .resideInAPackage("dev.beian.servlet.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "com.typesafe..")
            .because("they are values and functions of texts, and tested as such");

    @ArchTest
    static final ArchRule pagesAreWrittenWithoutHocon = noClasses()
            .that()
            .resideOutsideOfPackages("dev.beian.servlet.config..", "dev.beian.servlet.status..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.typesafe..")
            .because("settings are read once, at the start");

    @ArchTest
    static final ArchRule logsGoThroughSystemLogger = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..", "org.jboss..")
            .because("the application chooses its logging");

    @ArchTest
    static final ArchRule nobodyWritesToTheConsoleOrTheContextsLog = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "System.out, System.err, printStackTrace or ServletContext.log",
                    (JavaAccess<?> access) -> isConsoleOrContextLog(access)))
            .because("an operator looks for our lines in one place");

    /** What Servlet 6.0 removed was deprecated in 5.0; a wrapper passes it on for containers that still have it. */
    @ArchTest
    static final ArchRule nothingIsCalledThatLaterServletsLack = noClasses()
            .should()
            .callCodeUnitWhere(describe(
                    "a deprecated method of the Servlet API",
                    call -> isDeprecatedServletMethod(call.getTarget())
                            && !isOverridden(call.getOrigin(), call.getTarget())))
            .because("one jar runs on Servlet 5.0 to 6.1");

    @ArchTest
    static void theServletApiThatWeCompileAgainstIsTheOldest(JavaClasses classes) {
        assertThatThrownBy(() -> Class.forName("jakarta.servlet.ServletConnection")) // since 6.0
                .isInstanceOf(ClassNotFoundException.class);
    }

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

    private static boolean isConsoleOrContextLog(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.equals("java.lang.System") && (name.equals("out") || name.equals("err"))
                || name.equals("printStackTrace")
                || owner.equals("jakarta.servlet.ServletContext") && name.equals("log");
    }

    private static boolean isDeprecatedServletMethod(CodeUnitCallTarget target) {
        return target.getOwner().getPackageName().startsWith("jakarta.servlet")
                && target.resolveMember()
                        .map(member -> member.isAnnotatedWith(Deprecated.class))
                        .orElse(false);
    }

    /** Whether a method does no more than to pass its own call on. */
    private static boolean isOverridden(JavaCodeUnit origin, CodeUnitCallTarget target) {
        return origin.getName().equals(target.getName())
                && origin.getRawParameterTypes().equals(target.getRawParameterTypes());
    }

    private static DescribedPredicate<JavaClass> ourClassesOutside(String name, Set<String> known) {
        return describe("classes of the filter outside of " + name + " and " + known, type -> {
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
