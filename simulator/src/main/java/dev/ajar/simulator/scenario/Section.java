package dev.ajar.simulator.scenario;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Time;
import java.math.BigDecimal;
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
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,15}(?:\\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,2})?");
    private static final long HOUR = 60 * Time.MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long LONGEST = 3_660 * DAY;

    private final Span start;
    private final boolean isMapping;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Problems problems;

    /// @param what how messages call it
    Section(Node node, String what, Problems problems) {
        this.start = node.span();
        this.isMapping = node instanceof Node.Entries;
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

    /// Whether there is anything to ask at all. If not, that has been told, and nothing else need be.
    boolean isMapping() {
        return isMapping;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /// A key that may be absent.
    Optional<Node> at(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    /// A key that must be there.
    Optional<Node> needed(String key, String expected) {
        Optional<Node> node = at(key);
        if (node.isEmpty() && isMapping) {
            problems.error(start, "`%s` is missing".formatted(key), expected);
        }
        return node;
    }

    private Optional<Node.Text> neededText(String key, String expected) {
        return needed(key, expected).flatMap(found -> switch (found) {
            case Node.Refused ignored -> Optional.empty();
            case Node.Text text when !text.isNothing() && !text.text().isBlank() -> Optional.of(text);
            case Node.Text ignored -> noText(found, key, "nothing", expected);
            case Node.Items ignored -> noText(found, key, found.kind(), expected);
            case Node.Entries ignored -> noText(found, key, found.kind(), expected);
        });
    }

    private Optional<Node.Text> noText(Node found, String key, String kind, String expected) {
        problems.error(found.span(), "`%s` is %s".formatted(key, kind), expected);
        return Optional.empty();
    }

    private void wrong(Node.Text text, String key, String expected) {
        problems.error(text.span(), "`%s` cannot be %s".formatted(key, Words.quoted(text.text())), expected);
    }

    /// A text; empty where there is none, which has been told then.
    String text(String key, String expected) {
        return neededText(key, expected).map(Node.Text::text).map(String::strip).orElse("");
    }

    /// A name; empty where there is none, which has been told then.
    String name(String key, Pattern form, String expected) {
        Optional<Node.Text> text = neededText(key, expected);
        Optional<String> name =
                text.map(Node.Text::text).filter(found -> form.matcher(found).matches());
        if (name.isEmpty()) {
            text.ifPresent(found -> wrong(found, key, expected));
        }
        return name.orElse("");
    }

    /// One of a few words; empty where there is none, which has been told then.
    String oneOf(String key, List<String> words) {
        String expected = Words.anyOf(words);
        Optional<Node.Text> text = neededText(key, expected);
        Optional<String> word = text.map(Node.Text::text).filter(words::contains);
        if (word.isEmpty()) {
            text.ifPresent(found -> problems.error(
                    found.span(),
                    "`%s` cannot be %s".formatted(key, Words.quoted(found.text())),
                    expected,
                    problems.nearest(found.text(), words)));
        }
        return word.orElse("");
    }

    /// A number of things, at least `least`.
    int count(String key, int least, int most) {
        String expected = "a whole number from %s to %s".formatted(least, most);
        Optional<Node.Text> text = neededText(key, expected);
        OptionalDouble number = text.map(found -> parsed(found.text())).orElse(OptionalDouble.empty());
        if (isWithin(number, least, most) && number.getAsDouble() == StrictMath.rint(number.getAsDouble())) {
            return (int) number.getAsDouble();
        }
        text.ifPresent(found -> wrong(found, key, expected));
        return least;
    }

    /// A number from one to another.
    double number(String key, double least, double most) {
        String expected = "a number from %s to %s".formatted(plain(least), plain(most));
        Optional<Node.Text> text = neededText(key, expected);
        OptionalDouble number = text.map(found -> parsed(found.text())).orElse(OptionalDouble.empty());
        if (isWithin(number, least, most)) {
            return number.getAsDouble();
        }
        text.ifPresent(found -> wrong(found, key, expected));
        return least;
    }

    /// A share, as a number from 0 to 1 or with `%`.
    double share(String key) {
        String expected = "a share from 0 % to 100 %, for example `5%` or `0.05`";
        Optional<Node.Text> text = neededText(key, expected);
        if (text.isEmpty()) {
            return 0;
        }
        String written = text.get().text().strip();
        boolean percent = written.endsWith("%");
        OptionalDouble number = parsed(percent ? written.substring(0, written.length() - 1) : written);
        if (isWithin(number, 0, percent ? 100 : 1)) {
            return number.getAsDouble() / (percent ? 100 : 1);
        }
        wrong(text.get(), key, expected);
        return 0;
    }

    private static boolean isWithin(OptionalDouble number, double least, double most) {
        return number.isPresent() && number.getAsDouble() >= least && number.getAsDouble() <= most;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// A duration, in µs.
    long duration(String key) {
        String expected = "a duration up to 3660d, for example `90m`, `6h` or `10d`";
        Optional<Node.Text> text = neededText(key, expected);
        OptionalLong micros = text.map(found -> Time.parseDuration(found.text().strip(), true))
                .orElse(OptionalLong.empty());
        if (micros.isPresent() && micros.getAsLong() >= 0 && micros.getAsLong() <= LONGEST) {
            return micros.getAsLong();
        }
        text.ifPresent(found -> wrong(found, key, expected));
        return 0;
    }

    /// A moment of the simulation, in µs after its beginning; the first day is day 1.
    long moment(String key) {
        String expected = "a moment, for example `day 10` or `day 10 09:30`";
        Optional<Node.Text> text = neededText(key, expected);
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
        Optional<Node.Text> text = neededText(key, expected);
        OptionalLong micros =
                text.map(found -> Time.parse(found.text().strip())).orElse(OptionalLong.empty());
        if (micros.isPresent() && micros.getAsLong() >= 0) {
            return micros.getAsLong();
        }
        text.ifPresent(found -> wrong(found, key, expected));
        return 0;
    }

    private static OptionalDouble parsed(String text) {
        String number = text.strip();
        return NUMBER.matcher(number).matches()
                ? OptionalDouble.of(Double.parseDouble(number))
                : OptionalDouble.empty();
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /// Tells of every key that nobody has asked for.
    void refuseOthers() {
        refuseOthers("unknown key", asked, Words.anyOf(asked));
    }

    /// Tells of every key that is none of these.
    ///
    /// @param what how messages call such a key
    void refuseOthers(String what, Set<String> known, String expected) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.error(
                        entry.key().span(),
                        "%s %s".formatted(what, Words.quoted(key)),
                        expected,
                        problems.nearest(key, known));
            }
        });
    }
}
