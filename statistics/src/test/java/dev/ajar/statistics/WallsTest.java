package dev.ajar.statistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The walls of the room: counts come in, answers go out, and nothing else has a say.
class WallsTest {

    private final JavaClasses statistics = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ajar.statistics");

    @Test
    void no_clock_no_files_no_chance_of_its_own() {
        assertThat(statistics).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(statistics);
    }

    @Test
    void of_core_only_what_was_counted_is_known() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ajar.expression..",
                        "dev.ajar.event..",
                        "dev.ajar.model..",
                        "dev.ajar.session..",
                        "dev.ajar.timeline..")
                .check(statistics);
    }

    @Test
    void packages_go_one_way() {
        slices().matching("dev.ajar.statistics.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(statistics);
    }
}
