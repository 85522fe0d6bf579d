package dev.ajar.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ManyQuestionsTest {

    private static final List<UnaryOperator<PValues>> METHODS =
            List.of(PValues::bonferroni, PValues::holm, PValues::benjaminiHochberg, PValues::benjaminiYekutieli);

    @Test
    void the_order_of_questions_has_no_say() {
        for (long seed = 0; seed < 50; seed++) {
            double[] values = new Random(seed).doubles(30).toArray();
            double[] reversed = reversed(values);
            for (UnaryOperator<PValues> method : METHODS) {
                assertThat(reversed(method.apply(of(reversed)).toArray()))
                        .isEqualTo(method.apply(of(values)).toArray());
            }
        }
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int at = 0; at < values.length; at++) {
            reversed[at] = values[values.length - 1 - at];
        }
        return reversed;
    }

    @Test
    void adjusted_ones_are_no_smaller_and_in_the_same_order() {
        for (long seed = 0; seed < 50; seed++) {
            double[] values = new Random(seed)
                    .doubles(30)
                    .map(value -> value * value * value)
                    .toArray();
            for (UnaryOperator<PValues> method : METHODS) {
                double[] adjusted = method.apply(of(values)).toArray();
                for (int one = 0; one < values.length; one++) {
                    assertThat(adjusted[one]).isBetween(values[one], 1.0);
                    for (int other = 0; other < values.length; other++) {
                        assertThat(values[one] <= values[other] && adjusted[one] > adjusted[other])
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void holm_rejects_what_bonferroni_does_and_benjamini_and_hochberg_what_holm_does() {
        for (long seed = 0; seed < 50; seed++) {
            PValues values = of(new Random(seed)
                    .doubles(40)
                    .map(value -> value * value * value * value)
                    .toArray());
            for (int at = 0; at < values.size(); at++) {
                assertThat(values.holm().at(at))
                        .isLessThanOrEqualTo(values.bonferroni().at(at));
                assertThat(values.benjaminiHochberg().at(at))
                        .isLessThanOrEqualTo(values.holm().at(at) + 1e-15);
                assertThat(values.benjaminiYekutieli().at(at))
                        .isGreaterThanOrEqualTo(values.benjaminiHochberg().at(at));
            }
        }
    }

    @Test
    void one_question_is_left_alone_and_none_is_fine() {
        for (UnaryOperator<PValues> method : METHODS) {
            assertThat(method.apply(of(0.03)).toArray()).containsExactly(0.03);
            assertThat(method.apply(of()).size()).isZero();
        }
    }

    @Test
    void p_values_are_zero_to_one() {
        assertThat(PValues.of(0.2, 1.2))
                .isEqualTo(new Unknown<PValues>(Why.ABSURD_SETTING, "p-value 1 is 1.2: it is 0 to 1"));
        assertThat(why(PValues.of(Double.NaN))).isEqualTo(Why.ABSURD_SETTING);
    }

    @Test
    void with_a_null_share_of_one_q_values_are_benjamini_and_hochbergs() {
        PValues values = of(new Random(3).doubles(200).toArray());

        assertThat(values.storey(1).orThrow().toArray())
                .isEqualTo(values.benjaminiHochberg().toArray());
        assertThat(why(values.storey(0))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(values.storey(1.1))).isEqualTo(Why.ABSURD_SETTING);
    }

    @Test
    void the_null_share_is_what_was_put_in() {
        double sum = 0;
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] values = new double[2000];
            for (int at = 0; at < values.length; at++) {
                values[at] = at < 1400 ? random.nextDouble() : Math.pow(random.nextDouble(), 12) / 10;
            }
            sum += NullShare.smoothed(of(values)).orThrow();
        }

        assertThat(sum / 20).isCloseTo(0.7, within(0.03));
    }

    @Test
    void the_null_share_is_unknown_of_few_questions_and_where_all_are_small() {
        double[] small = new double[100];
        assertThat(NullShare.smoothed(of(0.1, 0.9)))
                .isEqualTo(new Unknown<Double>(
                        Why.NO_DATA, "2 p-values: the share where nothing is shows from 20 on; 1 is always safe"));
        assertThat(why(NullShare.smoothed(of(small)))).isEqualTo(Why.NO_CONTRAST);
    }

    @Test
    void a_list_is_as_long_as_its_expected_false_share_allows() {
        DiscoveryList list =
                DiscoveryList.of(new double[] {0.5, 0.99, 0.9, 0.99, 0.8}, 0.1).orThrow();

        assertThat(list.places()).containsExactly(1, 3, 2, 4);
        assertThat(list.falseShares()).hasSize(5).isSorted();
        assertThat(DiscoveryList.of(new double[] {0.5}, 0.1).orThrow().places()).isEmpty();
        assertThat(DiscoveryList.of(new double[0], 0.1).orThrow().places()).isEmpty();
    }

    @Test
    void a_larger_false_share_makes_a_list_no_shorter() {
        double[] probabilities = new Random(5).doubles(100).toArray();
        int last = 0;
        for (double share = 0; share <= 1; share += 0.05) {
            int length =
                    DiscoveryList.of(probabilities, share).orThrow().places().size();
            assertThat(length).isGreaterThanOrEqualTo(last);
            last = length;
        }
        assertThat(last).isGreaterThan(50);
    }

    @Test
    void what_is_no_probability_makes_no_list() {
        assertThat(why(DiscoveryList.of(new double[] {0.5, 1.5}, 0.1))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(DiscoveryList.of(new double[] {0.5, Double.NaN}, 0.1))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(DiscoveryList.of(new double[] {0.5}, -0.1))).isEqualTo(Why.ABSURD_SETTING);
    }

    private static PValues of(double... values) {
        return PValues.of(values).orThrow();
    }

    private static Why why(Answer<?> answer) {
        return ((Unknown<?>) answer).why();
    }
}
