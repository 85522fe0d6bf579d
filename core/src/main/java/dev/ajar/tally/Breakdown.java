package dev.ajar.tally;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was counted by the values of one dimension.
public final class Breakdown {

    private final int indicators;
    private final Map<Value, Sums> byValue = new HashMap<>();

    Breakdown(int indicators) {
        this.indicators = indicators;
    }

    /// What was counted for one value.
    ///
    /// @param value the dimension's value; unknown for sessions where it is not known
    /// @param verdicts the verdicts themselves
    /// @param tallies what each declared indicator counted
    public record Row(Value value, Tally verdicts, List<Tally> tallies) {}

    private static final class Sums {

        private final Sum verdicts = new Sum();
        private final Sum[] tallies;

        Sums(int indicators) {
            tallies = Sum.zeros(indicators);
        }

        Row row(Value value) {
            return new Row(
                    value,
                    verdicts.tally(),
                    Arrays.stream(tallies).map(Sum::tally).toList());
        }
    }

    void count(Value value, Tally verdict, Tally[] tallies) {
        Sums sums = of(value);
        sums.verdicts.add(verdict);
        for (int place = 0; place < tallies.length; place++) {
            sums.tallies[place].add(tallies[place]);
        }
    }

    void merge(Breakdown other) {
        other.byValue.forEach((value, theirs) -> {
            Sums ours = of(value);
            ours.verdicts.add(theirs.verdicts.tally());
            Sum.add(ours.tallies, theirs.tallies);
        });
    }

    private Sums of(Value value) {
        return byValue.computeIfAbsent(value, ignored -> new Sums(indicators));
    }

    /// All values, the worst first: those with most bad verdicts beyond what the share of bad ones over all values lets
    /// expect. So 40 bad of 1,000 stand before 1 bad of 1, and a value without sessions that count comes last.
    public List<Row> worstFirst() {
        Tally all = byValue.values().stream().map(sums -> sums.verdicts.tally()).reduce(Tally.ZERO, Tally::plus);
        double usual = all.hasSli() ? 1 - all.sli() : 0;
        return byValue.entrySet().stream()
                .map(entry -> entry.getValue().row(entry.getKey()))
                .sorted(Comparator.comparingDouble((Row row) ->
                                usual * row.verdicts().valid() - row.verdicts().bad())
                        .thenComparing(Comparator.comparingLong(
                                        (Row row) -> row.verdicts().total())
                                .reversed())
                        .thenComparing(row -> row.value().text(), StringValue::compare))
                .toList();
    }
}
