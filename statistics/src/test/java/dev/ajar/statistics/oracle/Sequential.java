package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.sequential.ConfidenceSequence;
import dev.ajar.statistics.sequential.GroupSequential;
import dev.ajar.statistics.sequential.GroupSequential.Look;
import dev.ajar.statistics.sequential.Sides;
import dev.ajar.statistics.sequential.Spending;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// What we say to the oracles of the job `sequential`.
final class Sequential implements Witness {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.ofEntries(
                Map.entry("gst-", Sequential::bounds),
                Map.entry("gst-classical-constants", Sequential::classical),
                Map.entry("gst-inflation", Sequential::inflation),
                Map.entry("peeking-inflation", Sequential::peeking),
                Map.entry("cs-normal-mixture", Sequential::normalMixture),
                Map.entry("cs-howard", Sequential::howard),
                Map.entry("cs-asymptotic", Sequential::asymptotic),
                Map.entry("cs-width", Sequential::width),
                Map.entry("sprt-", Sequential::sprt),
                Map.entry("msprt-", Sequential::mixtureSprt),
                Map.entry("evalue-bernoulli", Sequential::evidence),
                Map.entry("ville-exact", Sequential::ville));
    }

    private static Spending spending(Given given) {
        String said = given.id() + (given.has("spending") ? given.text("spending") : "");
        return said.toLowerCase(Locale.ROOT).contains("pocock") ? Spending.POCOCK : Spending.OBRIEN_FLEMING;
    }

    private static Map<String, ?> bounds(Given given) {
        double alpha = given.number("alpha");
        double[] information = Asked.numbers(given, "information", "t", "timing");
        Spending spending = spending(given);
        GroupSequential one =
                GroupSequential.at(alpha, spending, Sides.ONE, information).orThrow();
        GroupSequential two =
                GroupSequential.at(2 * alpha, spending, Sides.TWO, information).orThrow();
        double[] z = one.looks().stream().mapToDouble(Look::bound).toArray();
        return Map.of(
                "z",
                z,
                "gsDesign_z",
                z,
                "two_sided_z",
                two.looks().stream().mapToDouble(Look::bound).toArray(),
                "cum_alpha",
                one.looks().stream().mapToDouble(Look::spent).toArray());
    }

    private static Map<String, ?> classical(Given given) {
        double alpha = given.number("alpha");
        double[] looks = Asked.numbers(given, "K", "looks");
        return Map.of(
                "pocock",
                each(looks, count -> ClassicalBounds.pocock(alpha, count)),
                "obrien_fleming",
                each(looks, count -> ClassicalBounds.obrienFleming(alpha, count)));
    }

    private static Map<String, ?> inflation(Given given) {
        double alpha = Asked.number(given, 0.025, "alpha");
        double power = Asked.number(given, 1 - Asked.number(given, 0.2, "beta"), "power");
        Spending spending = spending(given);
        double[] factors = each(
                Asked.numbers(given, "K", "k", "looks"),
                looks -> GroupSequential.at(
                                alpha,
                                spending,
                                Sides.ONE,
                                IntStream.rangeClosed(1, looks)
                                        .mapToDouble(look -> (double) look / looks)
                                        .toArray())
                        .orThrow()
                        .inflation(power));
        Object said = Asked.one(given, factors, "K", "k", "looks");
        return Map.of("inflation", said, "factor", said, "ratio", said, "inflation_factor", said);
    }

    private static Map<String, ?> peeking(Given given) {
        double alpha = Asked.number(given, 0.05, "alpha");
        double bound = Asked.number(given, NORMAL.inverseSurvivalProbability(alpha / 2), "z", "bound");
        double[] errors = each(Asked.numbers(given, "K", "k", "looks"), looks -> ClassicalBounds.peeking(bound, looks));
        Object said = Asked.one(given, errors, "K", "k", "looks");
        return Map.of("type1", said, "type_1_error", said, "error", said, "alpha", said, "p", said, "overall", said);
    }

    private static double[] each(double[] looks, IntToDoubleFunction what) {
        return Arrays.stream(looks)
                .map(count -> what.applyAsDouble((int) Math.round(count)))
                .toArray();
    }

    private static Map<String, ?> normalMixture(Given given) {
        double alpha = given.number("alpha");
        double best = given.number("v_opt");
        double tuned = given.number("alpha_opt", alpha);
        double[] variances = given.numbers("v");
        return Map.of(
                "two_sided",
                Arrays.stream(variances)
                        .map(v -> HowardBoundaries.normalTwoSided(v, alpha, best, tuned))
                        .toArray(),
                "one_sided",
                Arrays.stream(variances)
                        .map(v -> HowardBoundaries.normalOneSided(v, alpha, best, tuned))
                        .toArray());
    }

    private static Map<String, ?> howard(Given given) {
        double v = given.number("v");
        double alpha = given.number("alpha");
        double best = given.number("v_opt");
        double tuned = given.number("alpha_opt", alpha);
        double g = given.number("beta_binomial_g");
        double h = given.number("beta_binomial_h");
        return Map.of(
                "best_rho_two_sided", HowardBoundaries.rho(best, tuned),
                "normal_mixture_two_sided", HowardBoundaries.normalTwoSided(v, alpha, best, tuned),
                "normal_mixture_one_sided", HowardBoundaries.normalOneSided(v, alpha, best, tuned),
                "gamma_exponential", HowardBoundaries.gammaExponential(v, alpha, best, tuned, given.number("gamma_c")),
                "beta_binomial_two_sided", HowardBoundaries.betaBinomial(v, alpha, best, tuned, g, h, false),
                "beta_binomial_one_sided", HowardBoundaries.betaBinomial(v, alpha, best, tuned, g, h, true));
    }

    private static Map<String, ?> asymptotic(Given given) {
        ConfidenceSequence sequence = ConfidenceSequence.tuned(given.number("alpha"), given.number("n_star"))
                .orThrow();
        double estimate = given.number("estimate");
        double error = given.number("se");
        double sessions = given.number("n");
        Interval interval = sequence.around(estimate, error, sessions).orThrow();
        return Map.of(
                "lower", interval.lower(),
                "upper", interval.upper(),
                "rho", sequence.rho(),
                "p_always_valid",
                        sequence.alwaysValid(estimate, error, sessions).orThrow());
    }

    private static Map<String, ?> width(Given given) {
        ConfidenceSequence sequence =
                ConfidenceSequence.tuned(given.number("alpha"), 1).orThrow();
        return Map.of(
                "z_equivalent",
                Arrays.stream(given.numbers("n_over_n_star"))
                        .map(sequence::multiplier)
                        .toArray());
    }

    /// Wald 1947, Sequential Analysis.
    private static Map<String, ?> sprt(Given given) {
        double p0 = given.number("p0");
        double p1 = given.number("p1");
        double alpha = given.number("alpha");
        double beta = given.number("beta");
        double upper = Math.log((1 - beta) / alpha);
        double lower = Math.log(beta / (1 - alpha));
        double fail = Math.log(p1 / p0);
        double ok = Math.log1p(-p1) - Math.log1p(-p0);
        return Map.of(
                "log_A", upper,
                "log_B", lower,
                "inc_fail", fail,
                "inc_ok", ok,
                "asn_h0", (alpha * upper + (1 - alpha) * lower) / (p0 * fail + (1 - p0) * ok),
                "asn_h1", ((1 - beta) * upper + beta * lower) / (p1 * fail + (1 - p1) * ok));
    }

    /// Johari, Koomen, Pekelis & Walsh 2022, Oper. Res. 70:1806.
    private static Map<String, ?> mixtureSprt(Given given) {
        double d = given.number("d");
        double variance = given.number("V");
        double n = given.number("n");
        double mixing = given.number("tau2");
        double lambda = Math.sqrt(variance / (variance + n * mixing))
                * Math.exp(n * n * mixing * d * d / (2 * variance * (variance + n * mixing)));
        return Map.of("lambda", lambda, "p", Math.min(1, 1 / lambda));
    }

    private static Map<String, ?> evidence(Given given) {
        double[] sessions = given.numbers("x");
        BetaMixture mixture = mixture(given, given.number("p0"));
        double[] logs = new double[sessions.length];
        double[] running = new double[sessions.length];
        int failures = 0;
        double p = 1;
        for (int at = 0; at < sessions.length; at++) {
            failures += (int) Math.round(sessions[at]);
            logs[at] = mixture.logEvidence(failures, at + 1);
            p = Math.min(p, Math.exp(-logs[at]));
            running[at] = p;
        }
        return Map.of("log_e", logs, "p_running", running);
    }

    private static BetaMixture mixture(Given given, double rate) {
        return new BetaMixture(
                rate, Asked.number(given, 1, "a", "alpha_prior"), Asked.number(given, 1, "b", "beta_prior"));
    }

    private static Map<String, ?> ville(Given given) {
        double alpha = Asked.number(given, 0.05, "alpha");
        int sessions = (int) Math.round(Asked.number(given, 500, "n", "N", "n_max", "sessions"));
        double[] rates = Asked.numbers(given, "p0", "p");
        double[] mixture = Arrays.stream(rates)
                .map(rate -> mixture(given, rate).everReaches(sessions, alpha))
                .toArray();
        double[] peeking = Arrays.stream(rates)
                .map(rate -> mixture(given, rate).everSignificant(sessions, alpha))
                .toArray();
        Object crossing = Asked.one(given, mixture, "p0", "p");
        Object naive = Asked.one(given, peeking, "p0", "p");
        return Map.of(
                "crossing", crossing, "e_process", crossing, "mixture", crossing, "naive", naive, "peeking", naive);
    }
}
