package dev.ajar.cli.draw;

import dev.ajar.model.Experience;
import dev.ajar.model.Step;
import dev.ajar.tally.Ways;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which ways from step to step are drawn: first those the flow names, in declared order, for the picture is laid out
/// after them; then surprises, the most frequent first. Of too many the rarest are left out.
final class Arrows {

    /// Whoever wants to see all surprises wants a table: `ajar measure --format json` has it.
    private static final int MOST_UNFORESEEN = 20;

    private final List<Arrow> drawn = new ArrayList<>();
    private final boolean saysThen;
    private int leftOut;
    private long leftOutCount;

    /// @param count how often; 0 also where nothing was counted
    /// @param median of its times, in µs
    record Arrow(int from, int to, long count, long median, boolean foreseen) {}

    /// @param most how many are drawn at most, of foreseen ones
    Arrows(Experience experience, Ways ways, int most) {
        List<Ways.Passage> passages = ways.passages();
        List<Arrow> named = new ArrayList<>();
        Set<Integer> places = new HashSet<>();
        int steps = experience.steps().size();
        for (int from = 0; from < steps; from++) {
            Step step = experience.steps().get(from);
            for (String then : step.then()) {
                int to = experience.place(then);
                if (places.add(from * steps + to)) {
                    named.add(named(from, to, passages));
                }
            }
        }
        List<Arrow> others = passages.stream()
                .filter(passage -> !places.contains(passage.from() * steps + passage.to()))
                .map(Arrows::arrow)
                .sorted(Comparator.comparingLong(Arrow::count).reversed())
                .toList();
        saysThen = !named.isEmpty();
        add(named, most);
        add(others, saysThen ? Math.min(most, MOST_UNFORESEEN) : most);
    }

    private static Arrow named(int from, int to, List<Ways.Passage> passages) {
        return passages.stream()
                .filter(passage -> passage.from() == from && passage.to() == to)
                .findFirst()
                .map(Arrows::arrow)
                .orElseGet(() -> new Arrow(from, to, 0, 0, true));
    }

    private static Arrow arrow(Ways.Passage passage) {
        return new Arrow(passage.from(), passage.to(), passage.count(), passage.median(), passage.foreseen());
    }

    /// Keeps the most frequent, in the order they are given in.
    private void add(List<Arrow> arrows, int most) {
        List<Arrow> rarest = arrows.stream()
                .sorted(Comparator.comparingLong(Arrow::count).reversed())
                .skip(most)
                .toList();
        Set<Arrow> out = new HashSet<>(rarest);
        arrows.stream().filter(arrow -> !out.contains(arrow)).forEach(drawn::add);
        leftOut += rarest.size();
        leftOutCount += rarest.stream().mapToLong(Arrow::count).sum();
    }

    List<Arrow> drawn() {
        return List.copyOf(drawn);
    }

    /// Whether the flow names any; where it does not, all are foreseen.
    boolean saysThen() {
        return saysThen;
    }

    /// Whether any surprise leads from one step to another.
    boolean anyUnforeseen() {
        return drawn.stream().anyMatch(arrow -> !arrow.foreseen() && arrow.from() != arrow.to());
    }

    /// How many are not drawn.
    int leftOut() {
        return leftOut;
    }

    /// How often those were gone that are not drawn.
    long leftOutCount() {
        return leftOutCount;
    }
}
