package dev.ajar.statistics.sequential;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The release gate as it is looked at from day to day, until a planned end: how large a difference must be to count at
/// this look.
///
/// Differences are of failure rates, candidate less baseline: above zero is worse. The candidate passes when the upper
/// bound `Δ̂ + z_pass SE` is below the margin: O'Brien–Fleming-type spending on `(δ − Δ̂)/SE`, so that nearly nothing
/// is risked early. It does harm when the lower bound `Δ̂ − z_harm SE` is above zero: Pocock-type spending, so that
/// harm is found early. Each side has its own risk.
///
/// Information is `1/SE²`, its fraction `t = I / I_max`, at most 1; at the planned end all of the risk is spent, with
/// whatever information there is. Where `I_max` is unknown, looks count as evenly spaced. Information that does not
/// grow (a standard error is an estimate) counts as one per cent more than before.
///
/// Failure modes: with a correlation guessed too low, information comes slowly and the answer stays "not enough"; with
/// fewer than 8 failures a standard error is noise, and such a look counts as not made.
///
/// @param looks planned, 1 or more
/// @param margin above zero, of the failure rate
/// @param planned `I_max`
/// @param passRisk of passing what is as bad as the margin; 0.025
/// @param harmRisk of crying harm where there is no difference; 0.025
public record Gate(int looks, double margin, OptionalDouble planned, double passRisk, double harmRisk) {

    /// One-sided, on each side.
    public static final double RISK = 0.025;

    /// Fewer failures make no standard error.
    public static final int FEWEST_FAILURES = 8;

    /// What is taken for granted.
    public static final List<String> ASSUMPTIONS = List.of(
            "The number of looks and the information wanted were fixed before the first look.",
            "The standard error is clustered by what the candidate was assigned to.",
            "Both arms were in use during the same time.");

    /// A gate with the usual risks.
    ///
    /// @param looks 1…366
    /// @param margin above 0, below 1
    /// @param planned the information `1/SE²` at the end; empty if nobody planned it
    public static Answer<Gate> of(int looks, double margin, OptionalDouble planned) {
        return of(looks, margin, planned, RISK, RISK);
    }

    /// A gate with risks of one's own.
    ///
    /// @param passRisk above 0, below 0.5
    /// @param harmRisk above 0, below 0.5
    public static Answer<Gate> of(int looks, double margin, OptionalDouble planned, double passRisk, double harmRisk) {
        if (looks < 1 || looks > GroupSequential.MOST_LOOKS) {
            return absurd("%s looks (expected: 1…%s)".formatted(looks, GroupSequential.MOST_LOOKS));
        }
        if (!(margin > 0 && margin < 1)) {
            return absurd("a margin of %s (expected: above 0, below 1)".formatted(margin));
        }
        if (planned.isPresent() && !(planned.getAsDouble() > 0 && planned.getAsDouble() < Double.MAX_VALUE)) {
            return absurd("planned information of %s (expected: above 0)".formatted(planned.getAsDouble()));
        }
        if (!(passRisk > 0 && passRisk < 0.5) || !(harmRisk > 0 && harmRisk < 0.5)) {
            return absurd("risks of %s and %s (expected: above 0, below 0.5)".formatted(passRisk, harmRisk));
        }
        return Answer.known(new Gate(looks, margin, planned, passRisk, harmRisk));
    }

    private static <T> Answer<T> absurd(String sentence) {
        return Answer.unknown(Why.ABSURD_SETTING, sentence);
    }

    /// What a look saw.
    ///
    /// @param difference of failure rates, candidate less baseline
    /// @param standardError of it, clustered
    /// @param failures of both arms together, so far
    public record Seen(double difference, double standardError, long failures) {

        private boolean counts() {
            return failures >= FEWEST_FAILURES && standardError > 0 && standardError < 1e100;
        }
    }

    /// Where things stand at a look.
    ///
    /// @param look from 1
    /// @param looks planned
    /// @param fraction of the planned information
    /// @param zPass how many standard errors below the margin it must be to pass; 12 if it cannot
    /// @param zHarm how many standard errors above zero it must be to do harm; 12 if it cannot
    /// @param lower bound of the difference
    /// @param upper bound of the difference
    /// @param passes the upper bound is below the margin
    /// @param harms the lower bound is above zero, and it does not pass
    /// @param end whether this is the last look, as planned or since the information is complete
    public record Standing(
            int look,
            int looks,
            double fraction,
            double zPass,
            double zHarm,
            double lower,
            double upper,
            boolean passes,
            boolean harms,
            boolean end) {}

    /// Where things stand at the last of the looks so far. A gate whose information was complete earlier stands as it
    /// stood then.
    ///
    /// @param soFar each look from the first to the one at hand
    public Answer<Standing> at(List<Seen> soFar) {
        return standings(soFar).then(standings -> {
            boolean ended = !standings.isEmpty() && standings.getLast().end();
            return ended || soFar.getLast().counts() ? Answer.known(standings.getLast()) : tooFew(soFar.getLast());
        });
    }

    /// Where things stand at a look when nobody remembers the ones before: they count as evenly spaced.
    ///
    /// @param look from 1 to [#looks()]
    public Answer<Standing> at(int look, Seen now) {
        if (look < 1 || look > looks) {
            return absurd("look %s of %s (expected: one of them)".formatted(look, looks));
        }
        if (!now.counts()) {
            return tooFew(now);
        }
        List<Seen> soFar = new ArrayList<>();
        for (int earlier = 1; earlier < look; earlier++) {
            soFar.add(new Seen(
                    now.difference(), now.standardError() * Math.sqrt((double) look / earlier), now.failures()));
        }
        soFar.add(now);
        return at(soFar);
    }

    private static Answer<Standing> tooFew(Seen seen) {
        return Answer.unknown(
                seen.failures() < FEWEST_FAILURES ? Why.NO_CONTRAST : Why.ABSURD_COUNTS,
                "%s failures so far with a standard error of %s: a look counts from %s failures on; wait"
                        .formatted(seen.failures(), seen.standardError(), FEWEST_FAILURES));
    }

    /// Where things stood at each look that counts, in order. Ends where the information was complete.
    public Answer<List<Standing>> standings(List<Seen> soFar) {
        if (soFar.isEmpty()) {
            return Answer.unknown(Why.NO_DATA, "nobody has looked yet");
        }
        if (soFar.size() > looks) {
            return absurd("%s looks where %s were planned: the plan is over".formatted(soFar.size(), looks));
        }
        for (int at = 0; at < soFar.size(); at++) {
            Seen seen = soFar.get(at);
            if (!Double.isFinite(seen.difference()) || !(seen.standardError() >= 0)) {
                return Answer.unknown(Why.ABSURD_COUNTS, "look %s saw %s (expected: numbers)".formatted(at + 1, seen));
            }
        }
        double[] errors = soFar.stream()
                .mapToDouble(seen -> seen.counts() ? seen.standardError() : 0)
                .toArray();
        return Progress.of(looks, planned, errors).then(progress -> standings(soFar, progress));
    }

    private Answer<List<Standing>> standings(List<Seen> soFar, Progress progress) {
        if (progress.places().isEmpty()) {
            return Answer.known(List.of());
        }
        return progress.bounds(passRisk, Spending.OBRIEN_FLEMING, Sides.ONE)
                .then(pass -> progress.bounds(harmRisk, Spending.POCOCK, Sides.ONE)
                        .map(harm -> {
                            List<Standing> standings = new ArrayList<>();
                            for (int at = 0; at < progress.places().size(); at++) {
                                int place = progress.places().get(at);
                                standings.add(standing(
                                        place + 1,
                                        soFar.get(place),
                                        progress.fractions().get(at),
                                        pass.looks().get(at).bound(),
                                        harm.looks().get(at).bound()));
                            }
                            return List.copyOf(standings);
                        }));
    }

    private Standing standing(int look, Seen seen, double fraction, double zPass, double zHarm) {
        double lower = seen.difference() - zHarm * seen.standardError();
        double upper = seen.difference() + zPass * seen.standardError();
        boolean passes = upper < margin;
        return new Standing(
                look, looks, fraction, zPass, zHarm, lower, upper, passes, lower > 0 && !passes, fraction >= 1);
    }
}
