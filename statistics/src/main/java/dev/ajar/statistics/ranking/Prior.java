package dev.ajar.statistics.ranking;

/// How rates of failure are spread over all units, before one looks at a single one.
public sealed interface Prior {

    /// What is believed of a unit's rate.
    Posterior of(Unit unit);

    /// What is believed of a unit's rate before its sessions are seen: the mean.
    double expected(Unit unit);

    /// One kind of units, around what is to be expected of each.
    ///
    /// @param shift what is expected is moved by so many log odds
    /// @param weight M: as many sessions as the expectation is worth; 10⁶ where units do not differ
    record OneKind(double shift, double weight) implements Prior {

        @Override
        public Posterior of(Unit unit) {
            Beta after = around(unit).after(unit.bad(), unit.sessions());
            return new Posterior(after, 0, after);
        }

        @Override
        public double expected(Unit unit) {
            return around(unit).mean();
        }

        Beta around(Unit unit) {
            return new Shape(shift, weight).around(Counts.logOdds(unit.expected()));
        }
    }

    /// Most are usual, and a few are of another kind, whatever their conditions: dead locks.
    ///
    /// @param share how many are of the other kind, above 0, below 1
    /// @param other their rates
    record TwoKinds(OneKind usual, double share, Beta other) implements Prior {

        @Override
        public Posterior of(Unit unit) {
            Beta before = usual.around(unit);
            double odds = Math.log(share / (1 - share)) + likelihood(other, unit) - likelihood(before, unit);
            return new Posterior(
                    before.after(unit.bad(), unit.sessions()),
                    Counts.rate(odds),
                    other.after(unit.bad(), unit.sessions()));
        }

        @Override
        public double expected(Unit unit) {
            return (1 - share) * usual.expected(unit) + share * other.mean();
        }

        private static double likelihood(Beta beta, Unit unit) {
            return RisingFactorial.log(beta.alpha(), unit.bad())
                    + RisingFactorial.log(beta.beta(), unit.sessions() - unit.bad())
                    - RisingFactorial.log(beta.weight(), unit.sessions());
        }
    }
}
