package dev.ajar.statistics.oracle;

import dev.ajar.statistics.comparison.FarringtonManning;
import dev.ajar.statistics.planning.Design;
import dev.ajar.statistics.planning.DetectableIncrease;
import dev.ajar.statistics.planning.Question;
import dev.ajar.statistics.planning.SampleSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What we say to the oracles of the job `planning`.
final class Planning implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.ofEntries(
                Map.entry("plan-ni-farrington-manning", Planning::farringtonManning),
                Map.entry("plan-ni-unpooled", Planning::unpooled),
                Map.entry("plan-mde", Planning::detectable),
                Map.entry("plan-crossover", Planning::crossover));
    }

    private static Map<String, ?> farringtonManning(Given given) {
        double sessions = FarringtonManning.sessions(
                        given.number("p1"),
                        given.number("p2"),
                        given.number("delta0"),
                        given.number("alpha"),
                        1 - given.number("beta"))
                .orThrow();
        return Map.of("n_total", sessions);
    }

    private static Map<String, ?> unpooled(Given given) {
        double perLock = given.number("sessions_per_lock");
        Question question = Question.of(
                        1 - given.number("p_current"),
                        1 - given.number("p_rc"),
                        given.number("margin"),
                        Asked.number(given, 0.025, "alpha"),
                        Asked.number(given, 0.8, "power"))
                .orThrow();
        Design design = Design.parallel(perLock, 0, (given.number("deff") - 1) / (perLock - 1))
                .orThrow();
        SampleSize size = SampleSize.of(question, design).orThrow();
        return Map.of(
                "n_per_arm",
                size.independent(),
                "n_per_arm_design",
                size.sessions(),
                "locks_per_arm",
                size.locks() / 2);
    }

    private static Map<String, ?> detectable(Given given) {
        List<Map<String, Object>> rows = given.grid().stream()
                .map(row -> {
                    Design design = Design.parallel(
                                    row.number("m"), Asked.number(row, 0, "cv"), Asked.number(row, 0, "rho", "icc"))
                            .orThrow();
                    DetectableIncrease found = DetectableIncrease.of(row.number("base"), design, row.count("locks"))
                            .orThrow();
                    Map<String, Object> said = new LinkedHashMap<>();
                    row.inputs().forEach((key, value) -> said.put(key.toString(), value));
                    said.put("deff", found.designEffect());
                    said.put("mde", found.increase());
                    return said;
                })
                .toList();
        return Map.of("rows", rows);
    }

    /// Giraudeau, Ravaud & Donner 2008.
    private static Map<String, ?> crossover(Given given) {
        double within = Asked.number(given, 0, "wpc", "WPC", "rho", "icc");
        Design design = Design.crossover(
                        Asked.number(given, 0, "m", "m_arm", "sessions_per_lock"),
                        Asked.number(given, 0, "cv"),
                        within,
                        Asked.number(given, Design.LASTING * within, "bpc", "BPC"))
                .orThrow();
        return Map.of("deff", design.designEffect(), "crossover", design.designEffect());
    }
}
