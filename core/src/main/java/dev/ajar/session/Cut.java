package dev.ajar.session;

import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import java.util.ArrayList;
import java.util.List;

/// Where the events of one key fall apart into episodes (semantics.md §4).
///
/// First by time: neighbours more than the gap apart part runs. Then, within a run, an event that hits the attempt
/// begins anew when the nearest earlier event of the run that hits the attempt or `until` hits `until`; but not if that
/// event lies at most `skew` back.
final class Cut {

    private static final int NONE = -1;

    private final SessionRule.Episodes rule;
    private final int attempt;
    private final int until;

    Cut(SessionRule.Episodes rule, Experience experience) {
        this.rule = rule;
        attempt = experience.place(rule.attempt());
        until = switch (rule.until()) {
            case SessionRule.Until.Reached(String step) -> experience.place(step);
            case SessionRule.Until.Never ignored -> NONE;
        };
    }

    /// The episodes of one key's events, which are given in order.
    List<Stretch> episodes(Stretch inOrder) {
        List<Stretch> episodes = new ArrayList<>();
        int begin = 0;
        int decisive = NONE; // the nearest earlier event of the run that hits the attempt or `until`
        for (int at = 0; at < inOrder.size(); at++) {
            Entry entry = inOrder.at(at);
            boolean newRun = at > 0 && entry.time() - inOrder.at(at - 1).time() > rule.gap();
            if (newRun || (decisive != NONE && entry.hits(attempt) && parts(inOrder.at(decisive), entry))) {
                episodes.add(inOrder.part(begin, at));
                begin = at;
                decisive = newRun ? NONE : decisive;
            }
            if (entry.hits(attempt) || (until != NONE && entry.hits(until))) {
                decisive = at;
            }
        }
        if (begin < inOrder.size()) {
            episodes.add(inOrder.part(begin, inOrder.size()));
        }
        return episodes;
    }

    private boolean parts(Entry earlier, Entry attempt) {
        return until != NONE && earlier.hits(until) && attempt.time() - earlier.time() > rule.skew();
    }
}
