package dev.ajar;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The walls of core: who may know whom, and what nobody in here may touch.
class WallsTest {

    /// In reading order. A room knows only rooms before it.
    private static final List<String> ROOMS =
            List.of("expression", "model", "event", "timeline", "session", "verdict", "tally");

    private static final Set<Class<?>> CLOCKS = Set.of(
            Clock.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    private static final String DICE =
            "java\\.(util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)|security\\.SecureRandom)";

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ajar");

    @TestFactory
    Stream<DynamicTest> a_room_knows_only_rooms_before_it() {
        return IntStream.range(0, ROOMS.size() - 1)
                .mapToObj(here -> dynamicTest(
                        ROOMS.get(here),
                        () -> check(noClasses()
                                .that(resideInAPackage(packageOf(ROOMS.get(here))))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(ROOMS.subList(here + 1, ROOMS.size()).stream()
                                        .map(WallsTest::packageOf)
                                        .toArray(String[]::new))))));
    }

    @Test
    void every_class_stands_in_a_room_of_the_list() {
        check(classes()
                .should()
                .resideInAnyPackage(ROOMS.stream().map(WallsTest::packageOf).toArray(String[]::new)));
    }

    @Test
    void nothing_is_named_for_having_no_better_name() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..internal..", "..impl.."));
        check(noClasses()
                .should()
                .haveNameMatching(".*\\.\\w*(Util|Utils|Common|Helper|Internal|Impl|Manager)(\\$.*)?"));
    }

    @Test
    void core_stands_on_java_annotations_and_re2j_alone() {
        check(classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("dev.ajar..", "java..", "com.google.re2j..", "org.jspecify.annotations..")));
    }

    @Test
    void core_touches_no_file_and_no_wire() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                        .and(DescribedPredicate.not(whatTheCompilerWritesItself()))));
    }

    @Test
    void core_looks_at_no_clock() {
        check(noClasses().should().callMethodWhere(target("reads a clock", WallsTest::readsAClock)));
    }

    @Test
    void core_throws_no_dice() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.random..").or(nameMatching(DICE))));
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().should().callMethod(UUID.class, "randomUUID"));
    }

    @Test
    void core_asks_no_environment() {
        check(noClasses()
                .should()
                .callMethodWhere(target(
                        "asks the system",
                        called -> called.getOwner().isEquivalentTo(System.class)
                                && Set.of("getenv", "getProperty", "getProperties", "lineSeparator", "exit")
                                        .contains(called.getName()))));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(core);
    }

    private static String packageOf(String room) {
        return "dev.ajar." + room + "..";
    }

    private static boolean readsAClock(AccessTarget.MethodCallTarget called) {
        JavaClass owner = called.getOwner();
        boolean now = called.getName().equals("now") && CLOCKS.stream().anyMatch(owner::isEquivalentTo);
        boolean clock = owner.isEquivalentTo(Clock.class) && called.getName().startsWith("system");
        boolean millis = owner.isEquivalentTo(System.class)
                && Set.of("currentTimeMillis", "nanoTime").contains(called.getName());
        return now || clock || millis;
    }

    private static DescribedPredicate<JavaMethodCall> target(
            String what, Predicate<AccessTarget.MethodCallTarget> holds) {
        return DescribedPredicate.describe(what, call -> holds.test(call.getTarget()));
    }

    /// Enums and records are serializable by birth; lambdas of such types carry these along.
    private static DescribedPredicate<JavaClass> whatTheCompilerWritesItself() {
        return DescribedPredicate.describe(
                "what the compiler writes itself", found -> found.isEquivalentTo(Serializable.class));
    }
}
