package dev.ajar.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The walls of the simulator: who may know whom, and what would make one run differ from the next.
class WallsTest {

    private static final String HERE = "dev.ajar.simulator";

    /// In reading order. A room knows only rooms before it; the last is the simulator itself, which knows all.
    private static final List<String> ROOMS = List.of(
            HERE + ".scenario..",
            HERE + ".chance..",
            HERE + ".fleet..",
            HERE + ".log..",
            HERE + ".truth..",
            HERE + ".life..",
            HERE);

    private static final String DICE =
            "java\\.(util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)|security\\.SecureRandom)";

    /// What of [Math] is the same to the last bit on every machine.
    private static final Set<String> EXACT = Set.of(
            "abs",
            "max",
            "min",
            "round",
            "floor",
            "ceil",
            "rint",
            "sqrt",
            "floorMod",
            "floorDiv",
            "toIntExact",
            "addExact",
            "multiplyExact",
            "clamp");

    private final JavaClasses simulator = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HERE);

    @TestFactory
    Stream<DynamicTest> a_room_knows_only_rooms_before_it() {
        return IntStream.range(0, ROOMS.size() - 1)
                .mapToObj(here -> dynamicTest(
                        ROOMS.get(here),
                        () -> check(noClasses()
                                .that(resideInAPackage(ROOMS.get(here)))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(
                                        ROOMS.subList(here + 1, ROOMS.size()).toArray(String[]::new))))));
    }

    @Test
    void every_class_stands_in_a_room_of_the_list() {
        assertThat(simulator).isNotEmpty();
        check(classes().should().resideInAnyPackage(ROOMS.toArray(String[]::new)));
    }

    @Test
    void all_chance_comes_from_the_seed() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.random..").or(nameMatching(DICE))));
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().should().callMethod(UUID.class, "randomUUID"));
    }

    @Test
    void only_the_room_of_chance_knows_where_chance_comes_from() {
        check(noClasses()
                .that(DescribedPredicate.not(resideInAPackage(HERE + ".chance..")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.commons.rng..")));
    }

    @Test
    void nobody_looks_at_a_clock() {
        check(noClasses().should().callMethodWhere(target("reads a clock", WallsTest::readsAClock)));
    }

    @Test
    void every_machine_reckons_the_same() {
        check(noClasses()
                .should()
                .callMethodWhere(target(
                        "may differ in the last bit (StrictMath does not)",
                        called -> called.getOwner().isEquivalentTo(Math.class) && !EXACT.contains(called.getName()))));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(simulator);
    }

    private static boolean readsAClock(AccessTarget.MethodCallTarget called) {
        boolean now = called.getName().equals("now")
                && called.getOwner().getPackageName().startsWith("java.time");
        boolean clock = called.getOwner().getName().equals("java.time.Clock")
                && called.getName().startsWith("system");
        boolean millis = called.getOwner().isEquivalentTo(System.class)
                && Set.of("currentTimeMillis", "nanoTime").contains(called.getName());
        return now || clock || millis;
    }

    private static DescribedPredicate<JavaMethodCall> target(
            String what, Predicate<AccessTarget.MethodCallTarget> holds) {
        return DescribedPredicate.describe(what, call -> holds.test(call.getTarget()));
    }
}
