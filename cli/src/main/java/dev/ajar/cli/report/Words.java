package dev.ajar.cli.report;

import dev.ajar.model.Experience;
import dev.ajar.tally.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// How numbers are written for people: the same in every locale.
public final class Words {

    private static final int PLACES = 2;

    private Words() {}

    /// `12,406`
    public static String count(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int at = digits.length() - 3; at > first; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /// `98.71 %`, cut toward what is worse: 99.996 % is not shown as 100 %. A dash where there is nothing to share.
    public static String share(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        BigDecimal percent =
                BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.DOWN);
        return percent.toPlainString() + " %";
    }

    /// The SLI of a tally, or `no data`.
    static String sli(Tally tally) {
        return tally.hasSli() ? share(tally.good(), tally.valid()) : "no data";
    }

    /// A duration as people say it: `850 ms`, `1.52 s`, `4.1 min`, `3.2 h`, `2.5 d`.
    public static String duration(long micros) {
        record Unit(long micros, String name) {}
        Unit[] units = {
            new Unit(86_400_000_000L, "d"),
            new Unit(3_600_000_000L, "h"),
            new Unit(60_000_000L, "min"),
            new Unit(1_000_000L, "s"),
            new Unit(1_000L, "ms")
        };
        for (Unit unit : units) {
            if (micros >= unit.micros) {
                BigDecimal amount = BigDecimal.valueOf(micros)
                        .divide(BigDecimal.valueOf(unit.micros), PLACES, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
                return amount.toPlainString() + " " + unit.name;
            }
        }
        return micros + " µs";
    }

    /// The title of an experience: in English, else in the first language it has; empty where it has none.
    public static String title(Experience experience) {
        Map<String, String> title = experience.title();
        return title.isEmpty()
                ? ""
                : title.getOrDefault("en", title.values().iterator().next());
    }

    /// `1 session`, `12,406 sessions`
    public static String counted(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }
}
