package dev.ajar.statistics.planning;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.proportion.DesignEffect;
import java.util.Arrays;

/// How sessions come about: how many of a lock, how uneven, how alike.
public sealed interface Design {

    /// The share of between-lock correlation that lasts from one period to the next, where nobody measured it.
    double LASTING = 0.8;

    /// How many sessions of an arm are worth one independent session.
    double designEffect();

    /// Sessions of a lock in one arm, on average.
    double sessions();

    /// How many locks give so many sessions in each arm; all locks of both arms.
    ///
    /// @param perArm sessions
    long locks(double perArm);

    /// Each lock has one version for good. `deff = 1 + ((cv² + 1) m̄ − 1) ρ` (Eldridge, Ashby & Kerry 2006, Int. J.
    /// Epidemiol. 35:1292).
    ///
    /// @param sessions of a lock, on average, m̄
    /// @param spread standard deviation of sessions divided by their mean, cv
    /// @param alike intra-cluster correlation ρ
    record Parallel(double sessions, double spread, double alike) implements Design {

        @Override
        public double designEffect() {
            return DesignEffect.unequal(sessions, spread, alike);
        }

        @Override
        public long locks(double perArm) {
            return 2 * up(perArm / sessions);
        }
    }

    /// Each lock has both versions, in turns. `deff = 1 + (m̃ − 1) WPC − m̃ BPC` with `m̃ = (cv² + 1) m̄` (Giraudeau,
    /// Ravaud & Donner 2008, Stat. Med. 27:5578). What a lock is like cancels out as far as it lasts.
    ///
    /// @param sessions of a lock in each arm, on average, m̄
    /// @param spread cv
    /// @param within correlation of sessions of a lock in the same period, WPC
    /// @param between correlation of its sessions in different periods, BPC, at most WPC
    record Crossover(double sessions, double spread, double within, double between) implements Design {

        @Override
        public double designEffect() {
            double weighted = (spread * spread + 1) * sessions;
            return 1 + (weighted - 1) * within - weighted * between;
        }

        @Override
        public long locks(double perArm) {
            return up(perArm / sessions);
        }
    }

    private static long up(double locks) {
        return (long) Math.ceil(locks - 1e-9);
    }

    /// Locks that have one version each.
    ///
    /// @param sessions above 0
    /// @param spread 0 or more
    /// @param alike 0…1
    static Answer<Design> parallel(double sessions, double spread, double alike) {
        if (!(sessions > 0 && sessions < 1e15) || !(spread >= 0 && spread < 1e6) || !(alike >= 0 && alike <= 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "%s sessions of a lock, spread %s, correlation %s (expected: above 0; 0 or more; 0…1)"
                            .formatted(sessions, spread, alike));
        }
        return Answer.known(new Parallel(sessions, spread, alike));
    }

    /// Locks that have both versions, where correlation lasts as usual: `BPC = 0.8 WPC`.
    static Answer<Design> crossover(double sessions, double spread, double within) {
        return crossover(sessions, spread, within, LASTING * within);
    }

    /// Locks that have both versions.
    ///
    /// @param sessions in each arm, above 0
    /// @param spread 0 or more
    /// @param within 0…1
    /// @param between 0…`within`
    static Answer<Design> crossover(double sessions, double spread, double within, double between) {
        if (!(between >= 0 && between <= within)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a correlation between periods of %s and within one of %s (expected: 0 or more, and no larger)"
                            .formatted(between, within));
        }
        return parallel(sessions, spread, within).then(sound -> {
            Crossover crossover = new Crossover(sessions, spread, within, between);
            return crossover.designEffect() > 0
                    ? Answer.known(crossover)
                    : Answer.unknown(
                            Why.ABSURD_SETTING,
                            "correlations of %s and %s leave no chance at all".formatted(within, between));
        });
    }

    /// A correlation to plan with, of those measured in the past: the 80th percentile, for one guessed too low makes a
    /// plan that ends with "not enough". Between two of them by their distance (quantile type 7).
    static Answer<Double> cautious(double... past) {
        if (past.length == 0) {
            return Answer.unknown(Why.NO_DATA, "no correlation was measured: measure one, or plan with 0.05");
        }
        double[] sorted =
                Arrays.stream(past).map(one -> Math.clamp(one, 0, 1)).sorted().toArray();
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Answer.unknown(Why.ABSURD_SETTING, "a correlation that is no number");
        }
        double place = 0.8 * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return Answer.known(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }
}
