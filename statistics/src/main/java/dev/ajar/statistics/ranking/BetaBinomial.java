package dev.ajar.statistics.ranking;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.List;

/// How rates of failure are spread over units, learned from all of them: each unit has a rate of its own, drawn from a
/// beta distribution, and its sessions fail at that rate.
///
/// **Formula:** `P(y bad of n) = C(n, y) · B(α + y, β + n − y) / B(α, β)`; α and β are those that make all counts
/// together most likely. With α = μM, β = (1 − μ)M, Newton's method runs in (log odds of μ, ln M) over the different
/// (y, n) only, with damping and bounds (0.001 ≤ M ≤ 10⁶).
///
/// **Source:** Skellam 1948, *J. R. Stat. Soc. B* 10:257; Griffiths 1973, *Biometrics* 29:637; as a prior: Gelman et
/// al.,
/// *Bayesian Data Analysis* 3, chapter 5.
///
/// **Takes for granted:** units are exchangeable, sessions of a unit are independent given its rate.
///
/// **Fails** where a small group is of another kind than the rest (dead locks): see [Prior.TwoKinds].
public final class BetaBinomial {

    private BetaBinomial() {}

    /// The distribution of rates that makes the counts most likely. Where units do not differ more than chance makes
    /// them, its weight is 10⁶ sessions: all units are alike.
    ///
    /// @param bad of each unit, at least 0
    /// @param sessions of each unit, at least `bad`
    /// @return unknown with counts that cannot be, fewer than two units with sessions, or all sessions good or all bad
    public static Answer<Beta> fit(double[] bad, double[] sessions) {
        if (bad.length != sessions.length) {
            throw new IllegalArgumentException("%s units and %s units".formatted(bad.length, sessions.length));
        }
        List<Unit> units = new ArrayList<>();
        for (int at = 0; at < bad.length; at++) {
            units.add(new Unit("unit " + (at + 1), bad[at], sessions[at], 0.5));
        }
        return checked(units).map(BetaBinomial::fitted);
    }

    private static Beta fitted(List<Unit> units) {
        Counts counts = Counts.of(units);
        // all expectations are alike, so the shift says it all
        double logOdds = counts.different().getFirst().logOdds();
        return shape(counts).around(logOdds);
    }

    static Shape shape(Counts counts) {
        return new Ascent(counts.different()).from(start(counts));
    }

    /// By moments: M from the mean square of what units differ from what is expected.
    private static Shape start(Counts counts) {
        double square = 0;
        double alone = 0;
        double together = 0;
        for (Counts.Count count : counts.different()) {
            double n = count.sessions();
            double mu = Counts.rate(count.logOdds());
            double off = count.bad() - n * mu;
            square += count.units() * off * off;
            alone += count.units() * n * mu * (1 - mu);
            together += count.units() * n * (n - 1) * mu * (1 - mu);
        }
        double alike = together > 0 ? Math.clamp((square - alone) / together, 1e-4, 0.9) : 0.1;
        return new Shape(0, 1 / alike - 1);
    }

    /// Units with sessions, if counts can be and there is something to learn.
    static Answer<List<Unit>> checked(List<Unit> all) {
        List<Unit> units = new ArrayList<>(all.size());
        double bad = 0;
        double sessions = 0;
        for (Unit unit : all) {
            if (!(unit.bad() >= 0 && unit.sessions() >= unit.bad() && unit.sessions() <= 1L << 53)) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "%s has %s bad of %s sessions: counts are zero or more, and no more are bad than there are"
                                .formatted(unit.name(), unit.bad(), unit.sessions()));
            }
            if (!(unit.expected() >= 0 && unit.expected() <= 1)) {
                return Answer.unknown(
                        Why.ABSURD_SETTING,
                        "for %s a rate of failure of %s is expected: it is 0 to 1"
                                .formatted(unit.name(), unit.expected()));
            }
            if (unit.sessions() > 0) {
                units.add(unit);
                bad += unit.bad();
                sessions += unit.sessions();
            }
        }
        if (units.isEmpty()) {
            return Answer.unknown(Why.NO_DATA, "None of %s units has a session: measure first".formatted(all.size()));
        }
        if (units.size() == 1) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "Only %s has sessions (%s): a comparison with others needs at least one more"
                            .formatted(units.getFirst().name(), Plain.number(sessions)));
        }
        if (bad == 0 || bad == sessions) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "All %s sessions of %s units were %s: no unit differs from another"
                            .formatted(Plain.number(sessions), units.size(), bad == 0 ? "good" : "bad"));
        }
        return Answer.known(units);
    }
}
