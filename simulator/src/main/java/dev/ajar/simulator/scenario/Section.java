package dev.ajar.simulator.scenario;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mapping in a scenario file whose keys are asked for one by one. What is missing, wrong or unknown is told.
final class Section {

    private static final Pattern MOMENT = Pattern.compile("day ([0-9]{1,4})(?: ([0-9]{2}):([0-9]{2}))?");
    private static final long HOUR = 60 * Time.MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Span start;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Problems problems;

    /// @param what how messages call it
    Section(Node node, String what, Problems problems) {
        this.start = node.span();
        this.problems = problems;
        switch (node) {
            case Node.Entries(var ignored, List<Node.Entry> all) ->
                all.forEach(entry -> entries.put(entry.key().text(), entry));
            case Node.Refused ignored -> {}
            case Node.Items ignored -> refuse(node, what);
            case Node.Text ignored -> refuse(node, what);
        }
    }

    private void refuse(Node node, String what) {
        problems.error(node.span(), "%s is %s".formatted(what, node.kind()), "a mapping");
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /// A key that may be absent.
    Optional<Node> at(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    private Optional<Node.Text> needed(String key, String expected) {
        Optional<Node> node = at(key);
        if (node.isEmpty()) {
            problems.error(start, "`%s` is missing".formatted(key), expected);
        }
        return node.flatMap(found -> {
            if (found instanceof Node.Text text && !text.isNothing()) {
                return Optional.of(text);
            }
            problems.error(found.span(), "`%s` is %s".formatted(key, found.kind()), expected);
            return Optional.empty();
        });
    }

    private void wrong(Node.Text text, String key, String expected) {
        problems.error(text.span(), "`%s`: '%s'".formatted(key, text.text()), expected);
    }

    /// Says that the text of a key will not do.
    void refuse(String key, String expected) {
        if (at(key).orElse(new Node.Refused(start)) instanceof Node.Text text) {
            wrong(text, key, expected);
        }
    }

    String text(String key, String expected) {
        return needed(key, expected).map(Node.Text::text).map(String::strip).orElse("");
    }

    /// A number of things, at least `least`.
    int count(String key, int least, int most) {
        String expected = "a whole number from %s to %s".formatted(least, most);
        Optional<Node.Text> text = needed(key, expected);
        if (text.isEmpty()) {
            return least;
        }
        OptionalDouble number = parsed(text.get().text());
        if (number.isPresent()
                && number.getAsDouble() >= least
                && number.getAsDouble() <= most
                && number.getAsDouble() == StrictMath.rint(number.getAsDouble())) {
            return (int) number.getAsDouble();
        }
        wrong(text.get(), key, expected);
        return least;
    }

    /// A number that is not negative.
    double number(String key) {
        String expected = "a number, 0 or more";
        Optional<Node.Text> text = needed(key, expected);
        OptionalDouble number = text.map(found -> parsed(found.text())).orElse(OptionalDouble.empty());
        if (number.isPresent() && number.getAsDouble() >= 0) {
            return number.getAsDouble();
        }
        text.ifPresent(found -> wrong(found, key, expected));
        return 0;
    }

    /// Any number.
    OptionalDouble anyNumber(String key) {
        String expected = "a number";
        Optional<Node.Text> text = needed(key, expected);
        OptionalDouble number = text.map(found -> parsed(found.text())).orElse(OptionalDouble.empty());
        if (number.isEmpty()) {
            text.ifPresent(found -> wrong(found, key, expected));
        }
        return number;
    }

    /// A share, as a number from 0 to 1 or with `%`.
    double share(String key) {
        String expected = "a share from 0 % to 100 %, for example `5%` or `0.05`";
        Optional<Node.Text> text = needed(key, expected);
        if (text.isEmpty()) {
            return 0;
        }
        String written = text.get().text().strip();
        boolean percent = written.endsWith("%");
        OptionalDouble number =
                parsed(percent ? written.substring(0, written.length() - 1).strip() : written);
        double share = number.orElse(-1) / (percent ? 100 : 1);
        if (share >= 0 && share <= 1) {
            return share;
        }
        wrong(text.get(), key, expected);
        return 0;
    }

    /// A duration, in µs.
    long duration(String key) {
        String expected = "a duration, for example `90m`, `6h` or `10d`";
        Optional<Node.Text> text = needed(key, expected);
        OptionalLong micros = text.map(found -> Time.parseDuration(found.text().strip(), true))
                .orElse(OptionalLong.empty());
        if (micros.isPresent() && micros.getAsLong() >= 0) {
            return micros.getAsLong();
        }
        text.ifPresent(found -> wrong(found, key, expected));
        return 0;
    }

    /// A moment of the simulation, in µs after its beginning; the first day is day 1.
    long moment(String key) {
        String expected = "a moment, for example `day 10` or `day 10 09:30`";
        Optional<Node.Text> text = needed(key, expected);
        if (text.isEmpty()) {
            return 0;
        }
        Matcher moment = MOMENT.matcher(text.get().text().strip());
        if (moment.matches()) {
            int day = Integer.parseInt(moment.group(1));
            int hour = moment.group(2) == null ? 0 : Integer.parseInt(moment.group(2));
            int minute = moment.group(3) == null ? 0 : Integer.parseInt(moment.group(3));
            if (day > 0 && hour < 24 && minute < 60) {
                return (day - 1) * DAY + hour * HOUR + minute * Time.MINUTE;
            }
        }
        wrong(text.get(), key, expected);
        return 0;
    }

    /// An instant, in µs since 1970.
    long instant(String key) {
        String expected = "an instant with an offset, for example 2026-10-05T00:00:00+09:00";
        Optional<Node.Text> text = needed(key, expected);
        OptionalLong micros =
                text.map(found -> Time.parse(found.text().strip())).orElse(OptionalLong.empty());
        if (micros.isPresent() && micros.getAsLong() >= 0) {
            return micros.getAsLong();
        }
        text.ifPresent(found -> wrong(found, key, expected));
        return 0;
    }

    private static OptionalDouble parsed(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /// Tells of every key that nobody has asked for.
    void refuseOthers() {
        refuseOthers(asked);
    }

    /// Tells of every key that is none of these.
    void refuseOthers(Set<String> known) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                List<String> nearest = problems.nearest(key, known);
                problems.error(
                        entry.key().span(),
                        "unknown key `%s`".formatted(key),
                        known.size() > 12 ? "one of the keys in docs/reference/scenarios.md" : String.join(", ", known),
                        nearest);
            }
        });
    }
}
