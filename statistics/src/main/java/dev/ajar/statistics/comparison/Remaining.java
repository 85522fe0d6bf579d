package dev.ajar.statistics.comparison;

/// How much is still needed for a pass, if the candidate is no worse than the baseline. Information is one divided by
/// the squared standard error; to find no difference within the margin δ with a power of 0.8 at 0.025 one-sided it must
/// be
/// `((1.960 + 0.842)/δ)²`, times 1.04 for looking up to 14 times (the price of O'Brien–Fleming type spending; Jennison
/// and Turnbull 2000, chapter 2).
///
/// Lock-days are counted as if more of the same kind came: other locks. More days on the same locks teach less.
///
/// @param share of the information needed that is there, 0…1
/// @param clusters how many more the smaller side needs at least
/// @param failures how many more are needed at least for standard errors to be trusted
/// @param lockDays how many more on both sides together; 0 if it is not known how many there were
public record Remaining(double share, int clusters, long failures, double lockDays) {

    private static final double WANTED = 1.959963984540054 + 0.8416212335729143;
    private static final double PRICE_OF_LOOKING = 1.04;

    /// Nothing.
    public static Remaining none() {
        return new Remaining(1, 0, 0, 0);
    }

    static Remaining of(Comparison comparison, Margin margin, double lockDays) {
        int clusters = Math.max(0, ReleaseVerdict.FEW - comparison.fewestClusters());
        double wanted = WANTED / margin.difference();
        double share = Math.min(1, comparison.information() / (wanted * wanted * PRICE_OF_LOOKING));
        double grow = 1 / share;
        grow = Math.max(grow, (double) ReleaseVerdict.FEW / Math.max(1, comparison.fewestClusters()));
        long failures = 0;
        if (comparison.bad() < ReleaseVerdict.FEW) {
            failures = ReleaseVerdict.FEW - comparison.bad();
            // Enough failures, or so many sessions without them that the candidate's own rate has a bound below the
            // margin.
            double byFailures = (double) ReleaseVerdict.FEW / Math.max(1, comparison.bad());
            double bySessions = (comparison.candidate().standardised() * comparison.candidatePlanned() + WANTED)
                    * WANTED
                    / (margin.difference() * comparison.candidatePlanned());
            grow = Math.max(grow, Math.min(byFailures, Math.max(1, bySessions)));
        }
        return new Remaining(share, clusters, failures, lockDays > 0 ? Math.ceil(lockDays * (grow - 1)) : 0);
    }

    /// For people.
    public String sentence() {
        if (lockDays > 0) {
            return "about %s more lock-days are needed%s".formatted(Words.atLeast(lockDays), least());
        }
        if (clusters > 0 || failures > 0) {
            return "needed" + least();
        }
        return share < 1
                ? "%s of the information needed is there".formatted(Words.percent(share))
                : "as much is known as a plan asks for, and the answer is still open";
    }

    private String least() {
        String locks = clusters > 0 ? " %s more clusters on the smaller side".formatted(clusters) : "";
        String more = failures > 0 ? " %s more failures, or many more sessions without".formatted(failures) : "";
        if (locks.isEmpty() && more.isEmpty()) {
            return "";
        }
        return ", at least" + locks + (locks.isEmpty() || more.isEmpty() ? "" : " and") + more;
    }
}
