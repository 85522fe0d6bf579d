package dev.ajar.statistics.burn;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.Arrays;

/// A watch over one stream that promises how rarely it rings for nothing, for any rate up to the allowed one and from
/// whenever on: a wrong alarm in so many sessions on average, or more rarely.
///
/// The sum of evidence for "since session j the rate is p₁" over all `j`, and over ten rates p₁ between the allowed one
/// and 0.9: `R ← (R + 1) · p₁ᵡ(1 − p₁)¹⁻ᵡ / p₀ᵡ(1 − p₀)¹⁻ᵡ` (e-detector of Shiryaev–Roberts type: Shin, Ramdas &
/// Rinaldo 2024, New Engl. J. Stat. Data Sci. 2:229). It rings at the wanted number of sessions: `ARL ≥ 1/α` without
/// any approximation. Needs no chain and no threshold to be found, and is slower to find things than [BernoulliCusum].
///
/// Taken for granted: given the past, each session fails with at most the allowed rate while all is well.
public final class EvidenceDetector {

    private static final int RATES = 10;
    private static final double HIGHEST = 0.9;
    private static final double MOST = 1e300;

    private final double sessions;
    private final double[] good;
    private final double[] bad;
    private final double[] evidence;

    private EvidenceDetector(double sessions, double[] good, double[] bad, double[] evidence) {
        this.sessions = sessions;
        this.good = good;
        this.bad = bad;
        this.evidence = evidence;
    }

    /// A watch that has seen nothing.
    ///
    /// @param allowed rate of failures: above 0, below 0.9
    /// @param sessions from one wrong alarm to the next, on average, at least: 1…10¹²
    public static Answer<EvidenceDetector> of(double allowed, double sessions) {
        if (!(allowed > 0 && allowed < HIGHEST)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "an allowed rate of %s (expected: above 0, below 0.9)".formatted(allowed));
        }
        if (!(sessions >= 1 && sessions <= 1e12)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "a wrong alarm in %s sessions (expected: 1…10¹²)".formatted(sessions));
        }
        double[] good = new double[RATES];
        double[] bad = new double[RATES];
        for (int at = 0; at < RATES; at++) {
            double rate = allowed * Math.pow(HIGHEST / allowed, (at + 1.0) / RATES);
            good[at] = (1 - rate) / (1 - allowed);
            bad[at] = rate / allowed;
        }
        return Answer.known(new EvidenceDetector(sessions, good, bad, new double[RATES]));
    }

    /// The watch after one more session.
    public EvidenceDetector after(boolean failed) {
        double[] factors = failed ? bad : good;
        double[] next = new double[evidence.length];
        for (int at = 0; at < next.length; at++) {
            next[at] = Math.min((evidence[at] + 1) * factors[at], MOST);
        }
        return new EvidenceDetector(sessions, good, bad, next);
    }

    /// The evidence that something began to go wrong at some time: the mean over rates of the sums over beginnings.
    public double evidence() {
        return Arrays.stream(evidence).average().orElse(0);
    }

    /// Whether it rings.
    public boolean rings() {
        return evidence() >= sessions;
    }
}
