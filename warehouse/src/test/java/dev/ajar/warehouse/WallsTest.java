package dev.ajar.warehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls of the room: text goes in, values come out, and nobody here knows what they mean.
class WallsTest {

    private final JavaClasses warehouse = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ajar.warehouse");

    @Test
    void nobody_knows_what_a_query_means() {
        assertThat(warehouse).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ajar.session..",
                        "dev.ajar.verdict..",
                        "dev.ajar.tally..",
                        "dev.ajar.translate..",
                        "dev.ajar.definitions..",
                        "dev.ajar.store..",
                        "dev.ajar.cli..")
                .check(warehouse);
    }

    @Test
    void nobody_looks_at_the_environment_or_prints() {
        noClasses().should().callMethod(System.class, "getenv").check(warehouse);
        noClasses().should().callMethod(System.class, "getenv", String.class).check(warehouse);
        noClasses().should().accessField(System.class, "out").check(warehouse);
        noClasses().should().accessField(System.class, "err").check(warehouse);
    }

    @Test
    void only_one_class_knows_whom_google_trusts() {
        noClasses()
                .that()
                .doNotHaveSimpleName("GoogleLogin")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google..")
                .check(warehouse);
    }
}
