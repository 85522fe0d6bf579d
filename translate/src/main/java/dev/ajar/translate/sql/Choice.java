package dev.ajar.translate.sql;

import java.util.ArrayList;
import java.util.List;

/// A `case`, one line for each way, with comments where there is something to say.
final class Choice {

    private static final int WIDTH = 100;

    private final List<String> ways = new ArrayList<>();

    /// If this holds, and nothing above it does, that.
    Choice when(Term condition, Term result) {
        String way = "  when %s then %s".formatted(condition, result);
        if (way.length() <= WIDTH) {
            ways.add(way);
        } else {
            List<String> conditions = condition.conjuncts();
            ways.add("  when " + conditions.get(0));
            conditions.subList(1, conditions.size()).forEach(each -> ways.add("    and " + each));
            ways.add("    then " + result);
        }
        return this;
    }

    /// Says something about the way that comes next.
    Choice comment(String text) {
        Comment.lines(text).forEach(line -> ways.add("  " + line));
        return this;
    }

    /// If nothing above holds, this.
    Choice otherwise(Term result) {
        ways.add("  else " + result);
        return this;
    }

    boolean isEmpty() {
        return ways.isEmpty();
    }

    List<String> lines(String alias) {
        List<String> lines = new ArrayList<>();
        lines.add("case");
        lines.addAll(ways);
        lines.add("end as " + alias);
        return lines;
    }
}
