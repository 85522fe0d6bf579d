package dev.ajar.statistics.ranking;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.multiplicity.DiscoveryList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who struggles, worst first, as far as chance can be told from trouble.
///
/// **Formula:** unit i has a rate p_i ~ Beta(μ_i M, (1−μ_i) M) around what is expected under its conditions, μ_i; M is
/// learned from all units ([BetaBinomial]). After y_i bad of n_i sessions p_i ~ Beta(μ_i M + y_i, (1−μ_i) M + n_i −
/// y_i). Units are ordered by P(p_i > τ_i) with τ_i = max(3 μ_i, 5 %) or what is handed in. Listed is the longest
/// beginning in which the mean of 1 − P is at most q: on average no more than q of those listed do not struggle.
///
/// **Units:** rates of failure, 0…1; sessions. **Source:** Efron 2010, *Large-Scale Inference*; Lin, Louis et al. 2006,
/// *Bayesian Analysis* 1:915; Newton et al. 2004, *Biostatistics* 5:155 (the list's length).
///
/// **Takes for granted:** the assumptions it carries. **Fails** where a bad building looks like many bad customers
/// (show what they have in common), and where retries count as sessions.
///
/// @param ranked all units with sessions, those who most probably struggle first
/// @param listed how many from the beginning are on the list
/// @param wrong how many of those listed do not struggle, on average: a share, 0…1; 0 for an empty list
/// @param likelihoodRatio for a second kind of units, as dead locks are; believed in above 10
public record StrugglingList(
        List<Standing> ranked,
        int listed,
        double wrong,
        Prior prior,
        double likelihoodRatio,
        String method,
        List<String> assumptions) {

    /// One of ten listed may be there wrongly.
    public static final double USUAL_SHARE = 0.10;

    private static final Comparator<Standing> ORDER = Comparator.comparingDouble(Standing::struggles)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Standing::excess).reversed())
            .thenComparing(standing -> standing.unit().name());

    public StrugglingList {
        ranked = List.copyOf(ranked);
        assumptions = List.copyOf(assumptions);
    }

    /// Clusters as units; what is to be expected of each comes from its strata.
    public static Answer<StrugglingList> of(Cells cells) {
        return of(Unit.of(cells), Pain.USUAL, USUAL_SHARE, Map.of());
    }

    /// With settings of one's own.
    ///
    /// @param pain from which rate on a unit struggles
    /// @param wrongAtMost q: what share of those listed may be there wrongly, above 0, below 1
    /// @param experiences by unit, what no rate tells ("locked out for 10 minutes"); shown, and no part of the order
    /// @return unknown with counts that cannot be, fewer than two units, or all sessions good or all bad
    public static Answer<StrugglingList> of(
            List<Unit> all, Pain pain, double wrongAtMost, Map<String, List<String>> experiences) {
        if (!(wrongAtMost > 0 && wrongAtMost < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "%s of those listed may be there wrongly: it is above 0 and below 1, mostly 0.1"
                            .formatted(wrongAtMost));
        }
        return BetaBinomial.checked(all).map(units -> inOrder(units, pain, wrongAtMost, experiences));
    }

    private static StrugglingList inOrder(
            List<Unit> units, Pain pain, double wrongAtMost, Map<String, List<String>> experiences) {
        PriorFit fit = PriorFit.of(units);
        List<Standing> ranked = standings(units, fit.prior(), pain, experiences);
        ranked.sort(ORDER);
        DiscoveryList list = DiscoveryList.of(
                        ranked.stream().mapToDouble(Standing::struggles).toArray(), wrongAtMost)
                .orThrow();
        int listed = list.places().size();
        double wrongListed = listed == 0 ? 0 : list.falseShares().get(listed - 1);
        for (int at = 0; at < listed; at++) {
            Standing one = ranked.get(at);
            ranked.set(
                    at,
                    new Standing(
                            one.unit(),
                            one.threshold(),
                            one.posterior(),
                            one.struggles(),
                            one.excess(),
                            one.experiences(),
                            true));
        }
        return new StrugglingList(
                ranked, listed, wrongListed, fit.prior(), fit.likelihoodRatio(), named(fit.prior()), takenForGranted());
    }

    /// Units with the same counts and expectations are looked at once.
    private static List<Standing> standings(
            List<Unit> units, Prior prior, Pain pain, Map<String, List<String>> experiences) {
        Map<Alike, Standing> known = new HashMap<>();
        List<Standing> standings = new ArrayList<>(units.size());
        for (Unit unit : units) {
            Standing one = known.computeIfAbsent(
                    new Alike(unit.bad(), unit.sessions(), unit.expected()), ignored -> standing(unit, prior, pain));
            standings.add(new Standing(
                    unit,
                    one.threshold(),
                    one.posterior(),
                    one.struggles(),
                    one.excess(),
                    experiences.getOrDefault(unit.name(), List.of()),
                    false));
        }
        return standings;
    }

    private static Standing standing(Unit unit, Prior prior, Pain pain) {
        Posterior posterior = prior.of(unit);
        double threshold = pain.threshold(unit.expected());
        return new Standing(
                unit,
                threshold,
                posterior,
                posterior.above(threshold),
                unit.sessions() * (posterior.mean() - unit.expected()),
                List.of(),
                false);
    }

    private record Alike(double bad, double sessions, double expected) {}

    private static String named(Prior prior) {
        return switch (prior) {
            case Prior.OneKind ignored -> "empirical Bayes, beta-binomial; list by Bayesian false discovery rate";
            case Prior.TwoKinds ignored ->
                "empirical Bayes, two kinds of beta-binomial units; list by Bayesian false discovery rate";
        };
    }

    private static List<String> takenForGranted() {
        return List.of(
                "Units under the same conditions differ by nothing that is known beforehand.",
                "Sessions of a unit are independent given its rate of failure: retries count as one session.",
                "What units have in common, a building or a gateway, is looked at separately.");
    }
}
