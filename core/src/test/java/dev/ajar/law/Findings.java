package dev.ajar.law;

import dev.ajar.event.Event;
import dev.ajar.law.Laws.Given;
import dev.ajar.session.Entry;
import dev.ajar.session.Found;
import dev.ajar.session.Session;
import dev.ajar.session.SessionFold;
import dev.ajar.tally.Ways;
import dev.ajar.timeline.Histories;
import dev.ajar.verdict.Judge;
import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that comes of a history, in a fixed order.
///
/// @param verdicts by start and id
/// @param walked what each session went through, for what no verdict tells
/// @param orphans by time and furthest step
record Findings(List<Verdict> verdicts, List<String> walked, List<Found.Orphan> orphans, Map<String, Long> unkeyed) {

    static Findings of(Given given, long asOf) {
        Folding folding = new Folding(given);
        given.history().forEach(folding::add);
        return folding.asOf(asOf);
    }

    /// Together with what comes of another part of the same history.
    Findings and(Findings other) {
        Map<String, Long> both = new TreeMap<>(unkeyed);
        other.unkeyed.forEach((step, count) -> both.merge(step, count, Long::sum));
        return ordered(
                joined(verdicts, other.verdicts), joined(walked, other.walked), joined(orphans, other.orphans), both);
    }

    static Findings none() {
        return new Findings(List.of(), List.of(), List.of(), Map.of());
    }

    private static <T> List<T> joined(List<T> left, List<T> right) {
        List<T> joined = new ArrayList<>(left);
        joined.addAll(right);
        return joined;
    }

    private static Findings ordered(
            List<Verdict> verdicts, List<String> walked, List<Found.Orphan> orphans, Map<String, Long> unkeyed) {
        verdicts.sort(Comparator.comparingLong(Verdict::startedAt).thenComparing(Verdict::sessionId));
        walked.sort(Comparator.naturalOrder());
        orphans.sort(Comparator.comparingLong(Found.Orphan::at).thenComparingInt(Found.Orphan::furthest));
        return new Findings(verdicts, walked, orphans, unkeyed);
    }

    /// A fold with its histories, as an engine would keep them.
    static final class Folding {

        private final Given given;
        private final SessionFold fold;
        private final Histories histories;

        Folding(Given given) {
            this.given = given;
            fold = new SessionFold(given.experience(), given.definitions());
            histories = new Histories(
                    given.definitions().attributes(), given.definitions().timelines());
        }

        void add(Event event) {
            fold.add(event);
            histories.add(event);
        }

        /// Takes note of an event whose session is kept elsewhere.
        void addToHistories(Event event) {
            histories.add(event);
        }

        void addToSessions(Entry entry) {
            fold.add(entry);
        }

        void merge(Folding other) {
            fold.merge(other.fold);
            histories.merge(other.histories);
        }

        /// Which ways sessions took.
        Ways ways(long asOf) {
            Ways ways = new Ways(given.experience());
            var known = histories.asOf(asOf);
            Judge judge = new Judge(given.experience(), given.definitions(), asOf, known);
            fold.find(asOf, known, found -> {
                if (found instanceof Found.Complete(Session session)) {
                    ways.count(session, judge.judge(session));
                }
            });
            return ways;
        }

        Findings asOf(long asOf) {
            List<Verdict> verdicts = new ArrayList<>();
            List<String> walked = new ArrayList<>();
            List<Found.Orphan> orphans = new ArrayList<>();
            var known = histories.asOf(asOf);
            Judge judge = new Judge(given.experience(), given.definitions(), asOf, known);
            fold.find(asOf, known, found -> {
                switch (found) {
                    case Found.Complete(Session session) -> {
                        verdicts.add(judge.judge(session));
                        walked.add("%s %s %s %s %s"
                                .formatted(
                                        session.id(),
                                        session.events(),
                                        Arrays.toString(session.path()),
                                        Arrays.toString(session.pathTimes()),
                                        session.isUnmodelled()));
                    }
                    case Found.Orphan orphan -> orphans.add(orphan);
                    case Found.Unclear(long at) -> walked.add("unclear " + at);
                }
            });
            return ordered(verdicts, walked, orphans, fold.unkeyed(Long.MIN_VALUE, asOf));
        }
    }
}
