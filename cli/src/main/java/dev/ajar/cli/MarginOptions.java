package dev.ajar.cli;

import dev.ajar.statistics.comparison.Margin;
import java.math.BigDecimal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How much worse a candidate may be and still pass.
final class MarginOptions {

    private static final String USUAL_TARGET = "99%";

    @Option(
            names = "--target",
            paramLabel = "SHARE",
            description = "The objective's target (default 99%%): half of its error budget is the margin.")
    private String target = "";

    @Option(
            names = "--margin",
            paramLabel = "POINTS",
            description = "The margin itself, in percentage points of failures, for example 0.5.")
    private String margin = "";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// What was said of it, or what is meant where nothing was.
    String words() {
        if (!margin.isEmpty()) {
            return "as --margin says";
        }
        return target.isEmpty()
                ? "half of the error budget of a target of 99 %, for want of --target"
                : "half of the error budget of a target of " + target;
    }

    Margin margin() {
        if (!margin.isEmpty() && !target.isEmpty()) {
            throw wrong("--margin and --target: expected one of them");
        }
        if (margin.isEmpty()) {
            String share = target.isEmpty() ? USUAL_TARGET : target;
            return Margin.ofObjective(VerdictOptions.share(spec, "--target", share))
                    .orThrow();
        }
        try {
            BigDecimal points = new BigDecimal(margin.strip());
            double difference = points.movePointLeft(2).doubleValue();
            if (difference > 0 && difference < 1) {
                return Margin.of(difference, Margin.CAP).orThrow();
            }
        } catch (NumberFormatException ignored) {
            // told below, with what was expected
        }
        throw wrong("--margin %s: expected percentage points above 0 and below 100, for example 0.5".formatted(margin));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
