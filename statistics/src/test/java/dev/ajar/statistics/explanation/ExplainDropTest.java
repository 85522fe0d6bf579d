package dev.ajar.statistics.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ExplainDropTest {

    /// Four hundred locks of ten lots, from two factories, with doors and firmware.
    private static List<Cluster> locks(long seed, Trouble trouble) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<Cluster> locks = new ArrayList<>();
        for (int lock = 0; lock < 400; lock++) {
            int lot = lock % 10;
            String firmware = random.nextInt(2) == 0 ? "3.1" : "3.2";
            Map<String, String> values = Map.of(
                    "lot",
                    Integer.toString(lot),
                    "factory",
                    lot == 7 ? "B" : "A",
                    "firmware",
                    firmware,
                    "door",
                    lock % 3 == 0 ? "wood" : "metal");
            double before = lock % 3 == 0 ? 0.1 : 0.02;
            int sessionsBefore = 20;
            int sessionsAfter = trouble == Trouble.MORE_WOOD && lock % 3 == 0 ? 80 : 20;
            double after = before
                    + (trouble == Trouble.LOT && lot == 7 ? 0.3 : 0)
                    + (trouble == Trouble.LOT_WITH_FIRMWARE && lot == 7 && firmware.equals("3.2") ? 0.5 : 0);
            locks.add(new Cluster(
                    "lock " + lock,
                    values,
                    counts(
                            failures(random, sessionsBefore, before),
                            sessionsBefore,
                            failures(random, sessionsAfter, after),
                            sessionsAfter)));
        }
        return locks;
    }

    private enum Trouble {
        NONE,
        LOT,
        LOT_WITH_FIRMWARE,
        MORE_WOOD
    }

    private static Change counts(int badBefore, int before, int badAfter, int after) {
        return new Change(before - badBefore, badBefore, after - badAfter, badAfter);
    }

    private static int failures(UniformRandomProvider random, int sessions, double rate) {
        int failures = 0;
        for (int session = 0; session < sessions; session++) {
            failures += random.nextDouble() < rate ? 1 : 0;
        }
        return failures;
    }

    @Test
    void a_bad_lot_is_named_with_what_cannot_be_told_from_it() {
        Explanation explanation = ExplainDrop.of(locks(1, Trouble.LOT), 1).orThrow();

        assertThat(explanation).isInstanceOfSatisfying(Explanation.StandsOut.class, found -> {
            assertThat(found.findings()).hasSize(1);
            Finding finding = found.findings().getFirst();
            assertThat(finding.line()).isEqualTo("factory = B, the same as lot = 7");
            assertThat(finding.clusters()).isEqualTo(40);
            assertThat(finding.adjustedP()).isEqualTo(0.001);
            // 40 locks, 20 sessions, 0.3 more of them bad
            assertThat(finding.excess()).isCloseTo(240, within(40.0));
            assertThat(finding.excessInterval().contains(240)).isTrue();
            assertThat(finding.share()).isBetween(0.7, 1.3);
            assertThat(finding.within()).isEmpty();
            assertThat(found.sentence()).startsWith("factory = B, the same as lot = 7 stands out of ");
        });
    }

    @Test
    void what_stands_out_within_it_is_named_too() {
        Explanation explanation =
                ExplainDrop.of(locks(2, Trouble.LOT_WITH_FIRMWARE), 1).orThrow();

        assertThat(explanation)
                .isInstanceOfSatisfying(
                        Explanation.StandsOut.class,
                        found -> assertThat(found.findings().getFirst().within())
                                .extracting(Finding::value)
                                .containsExactly(new Value("firmware", "3.2")));
    }

    @Test
    void more_wooden_doors_are_a_different_mix_and_nothing_worse() {
        Explanation explanation = ExplainDrop.of(locks(3, Trouble.MORE_WOOD), 1).orThrow();

        assertThat(explanation).isInstanceOfSatisfying(Explanation.MixShift.class, shift -> {
            assertThat(shift.by().dimension()).isEqualTo("door");
            assertThat(shift.by().mix() + shift.by().rate())
                    .isCloseTo(shift.change().rise(), within(1e-12));
            assertThat(shift.sentence()).contains("a different mix of door, most of all of wood");
        });
    }

    @Test
    void where_nothing_stands_out_that_is_the_answer() {
        assertThat(ExplainDrop.of(locks(4, Trouble.NONE), 1).orThrow())
                .isInstanceOfSatisfying(Explanation.NothingStandsOut.class, nothing -> {
                    assertThat(nothing.adjustedP()).isGreaterThan(0.05);
                    assertThat(nothing.sentence()).startsWith("No value explains this better than chance");
                });
    }

    @Test
    void neither_the_order_nor_the_parts_of_a_lock_matter() {
        List<Cluster> locks = locks(5, Trouble.LOT);
        List<Cluster> parts = new ArrayList<>();
        for (Cluster lock : locks) {
            Change counts = lock.counts();
            parts.add(
                    new Cluster(lock.name(), lock.values(), new Change(counts.goodBefore(), 0, 0, counts.badAfter())));
            parts.add(
                    new Cluster(lock.name(), lock.values(), new Change(0, counts.badBefore(), counts.goodAfter(), 0)));
        }
        Collections.shuffle(parts, new Random(5));

        assertThat(ExplainDrop.of(parts, 7)).isEqualTo(ExplainDrop.of(locks, 7));
    }

    @Test
    void effects_add_up_to_the_change_in_every_dimension() {
        Explanation explanation = ExplainDrop.of(locks(6, Trouble.LOT), 1).orThrow();

        assertThat(explanation.splits())
                .hasSize(4)
                .allSatisfy(split -> assertThat(split.rate() + split.mix())
                        .isCloseTo(explanation.change().rise(), within(1e-12)));
    }

    @Test
    void a_lock_of_two_lots_has_several() {
        Cluster one = new Cluster("a", Map.of("lot", "1", "door", "wood"), Change.NONE);

        assertThat(one.with(new Cluster("a", Map.of("lot", "2", "door", "wood"), Change.NONE))
                        .values())
                .isEqualTo(Map.of("lot", Cluster.SEVERAL, "door", "wood"));
    }

    @Test
    void what_cannot_be_said_is_told() {
        List<Cluster> locks = locks(8, Trouble.NONE);

        assertThat(why(ExplainDrop.of(List.of(), 1))).isEqualTo(Why.NO_DATA);
        assertThat(why(ExplainDrop.of(locks.subList(0, 15), 1))).isEqualTo(Why.TOO_FEW_CLUSTERS);
        assertThat(why(ExplainDrop.of(locks, 2, 999, 1))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(ExplainDrop.of(locks, 0.05, 18, 1))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(ExplainDrop.of(all(locks, counts(0, 5, 0, 5)), 1))).isEqualTo(Why.NO_CONTRAST);
        assertThat(why(ExplainDrop.of(all(locks, counts(5, 5, 5, 5)), 1))).isEqualTo(Why.NO_CONTRAST);
        assertThat(why(ExplainDrop.of(all(locks, counts(2, 5, 0, 0)), 1))).isEqualTo(Why.NO_DATA);
        assertThat(why(ExplainDrop.of(all(locks, new Change(-1, 0, 0, 0)), 1))).isEqualTo(Why.ABSURD_COUNTS);
        List<Cluster> bare = locks.stream()
                .map(lock -> new Cluster(lock.name(), Map.of(), lock.counts()))
                .toList();
        assertThat(why(ExplainDrop.of(bare, 1))).isEqualTo(Why.TOO_FEW_CLUSTERS);
    }

    @Test
    void locks_that_all_did_the_same_leave_nothing_to_stand_out() {
        assertThat(ExplainDrop.of(all(locks(9, Trouble.NONE), counts(1, 7, 2, 7)), 1)
                        .orThrow())
                .isInstanceOfSatisfying(
                        Explanation.NothingStandsOut.class,
                        nothing -> assertThat(nothing.adjustedP()).isEqualTo(1));
    }

    private static List<Cluster> all(List<Cluster> locks, Change counts) {
        return locks.stream()
                .map(lock -> new Cluster(lock.name(), lock.values(), counts))
                .toList();
    }

    private static Why why(Answer<Explanation> answer) {
        if (answer instanceof Unknown<Explanation>(Why why, String sentence) && !sentence.isEmpty()) {
            return why;
        }
        throw new AssertionError(answer);
    }
}
