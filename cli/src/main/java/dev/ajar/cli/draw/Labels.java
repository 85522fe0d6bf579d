package dev.ajar.cli.draw;

import dev.ajar.cli.report.Words;
import dev.ajar.tally.Tally;
import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What stands on arrows.
final class Labels {

    private Labels() {}

    /// `59 · 86.76 %`
    static String numberAndShare(long number, long of) {
        return Words.count(number) + " · " + Words.share(number, of);
    }

    /// How many, their share, and what their verdicts were: `9 · 12.85 %`, `6 bad, 3 excluded`; or `9 bad · 12.85 %`
    /// where all are alike.
    static List<String> outcomes(Tally tally, long of) {
        Map<Verdict.Kind, Long> kinds = new TreeMap<>(Map.of(
                Verdict.Kind.GOOD, tally.good(),
                Verdict.Kind.BAD, tally.bad(),
                Verdict.Kind.EXCLUDED, tally.excluded(),
                Verdict.Kind.PENDING, tally.pending()));
        kinds.values().removeIf(number -> number == 0);
        List<String> words = kinds.entrySet().stream()
                .map(each -> Words.count(each.getValue()) + " " + each.getKey().word())
                .toList();
        if (words.size() == 1) {
            return List.of(words.get(0) + " · " + Words.share(tally.total(), of));
        }
        List<String> lines = new ArrayList<>(List.of(numberAndShare(tally.total(), of)));
        for (int at = 0; at < words.size(); at += 2) { // so many fit where Mermaid breaks lines
            lines.add(String.join(", ", words.subList(at, Math.min(at + 2, words.size()))));
        }
        return lines;
    }
}
