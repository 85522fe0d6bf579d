package dev.ajar.simulator.truth;

import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holds verdicts against the truth: first all truths are taken, then all verdicts.
///
/// Two questions are asked of each verdict. Is it what the log shows? There is no excuse for anything else. And is it
/// what happened? Where the log does not hold it, the truth names the gap.
public final class Score {

    private static final int SHOWN = 5;

    private final Map<String, Map<String, Truth>> truths = new HashMap<>();
    private final SortedMap<String, Counting> counted = new TreeMap<>();

    /// How near the verdicts of one experience came.
    ///
    /// @param verdicts how many there are
    /// @param asLogShows how many are what a perfect reader of the log would say, reason included
    /// @param asHappened how many are what really happened
    /// @param gaps why the others are not, with counts
    /// @param unseen what happened without a trace in the log
    /// @param exclusions for each rule that excluded something how many of these sessions it left out rightly
    /// @param astray some verdicts that are not what the log shows, and some that are missing, in words
    public record Result(
            String experience,
            long verdicts,
            long asLogShows,
            long asHappened,
            SortedMap<String, Long> gaps,
            long unseen,
            SortedMap<String, Exclusions.Count> exclusions,
            List<String> astray) {}

    private static final class Counting {
        private long verdicts;
        private long asLogShows;
        private long asHappened;
        private long unseen;
        private final SortedMap<String, Long> gaps = new TreeMap<>();
        private final SortedMap<String, Exclusions.Count> exclusions = new TreeMap<>();
        private final List<String> astray = new ArrayList<>();
    }

    /// Takes a truth.
    public void truth(Truth truth) {
        Counting counting = counting(truth.experience());
        if (truth.sessionId().isEmpty()) {
            counting.unseen++;
        } else {
            truths.computeIfAbsent(truth.experience(), ignored -> new HashMap<>())
                    .put(truth.sessionId(), truth);
        }
    }

    private Counting counting(String experience) {
        return counted.computeIfAbsent(experience, ignored -> new Counting());
    }

    /// Takes a verdict. Those of experiences without any truth are passed over. May be called by several threads.
    public synchronized void verdict(Verdict verdict) {
        Map<String, Truth> known = truths.get(verdict.experience());
        if (known == null) {
            return;
        }
        Counting counting = counting(verdict.experience());
        counting.verdicts++;
        String kind = verdict.outcome().kind().word();
        String found = kind + ":" + verdict.outcome().reason().text();
        Truth truth = known.remove(verdict.sessionId());
        if (truth == null) {
            astray(counting, "%s is no session, but %s".formatted(verdict.sessionId(), found));
            return;
        }
        if (truth.inLog().equals(found)) {
            counting.asLogShows++;
        } else {
            astray(counting, "%s: the log shows %s, found %s".formatted(verdict.sessionId(), truth.inLog(), found));
        }
        boolean right = truth.outcome().equals(kind) && truth.gap().isEmpty();
        if (right) {
            counting.asHappened++;
        } else {
            counting.gaps.merge(truth.gap().isEmpty() ? "unexplained" : truth.gap(), 1L, Long::sum);
        }
        if (verdict.outcome().kind() == Verdict.Kind.EXCLUDED) {
            counting.exclusions.merge(
                    verdict.outcome().reason().text(), Exclusions.Count.of(truth), Exclusions.Count::plus);
        }
    }

    private static void astray(Counting counting, String what) {
        if (counting.astray.size() < SHOWN) {
            counting.astray.add(what);
        }
    }

    /// One result for each experience that was measured, by name.
    public List<Result> results() {
        List<Result> results = new ArrayList<>();
        counted.forEach((experience, counting) -> {
            if (counting.verdicts == 0) {
                return;
            }
            truths.getOrDefault(experience, Map.of())
                    .keySet()
                    .forEach(missing -> astray(counting, "%s was not found".formatted(missing)));
            results.add(new Result(
                    experience,
                    counting.verdicts,
                    counting.asLogShows,
                    counting.asHappened,
                    counting.gaps,
                    counting.unseen,
                    counting.exclusions,
                    List.copyOf(counting.astray)));
        });
        return results;
    }
}
