package dev.ajar.story;

import dev.ajar.event.Event;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.Rule;
import dev.ajar.session.Found;
import dev.ajar.session.Session;
import dev.ajar.session.SessionFold;
import dev.ajar.session.SessionNames;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Ways;
import dev.ajar.timeline.Histories;
import dev.ajar.timeline.Known;
import dev.ajar.verdict.Judge;
import dev.ajar.verdict.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads what happened and tells what came of it, both in plain lines.
///
/// A line of a history is `TIME WHO EVENT [ATTRIBUTE=VALUE …]`. The time is told from [#BEGIN]; who it was is the value
/// of the attribute `who`, `-` for nobody; `id=`, `sequence=` and `received=` say what they say. Where no id is given
/// it is `e01` in the first line, `e02` in the second.
public final class Story {

    /// When every story begins.
    public static final long BEGIN = Time.parse("2026-01-01T00:00:00Z").getAsLong();

    /// Long after everything has settled.
    public static final String IN_THE_END = "365d";

    private final Definitions definitions;
    private final Experience experience;

    /// @param world of one experience
    public Story(World world) {
        this(world.definitions());
    }

    public Story(Definitions definitions) {
        this.definitions = definitions;
        experience = definitions.experiences().get(0);
    }

    /// An instant told from the beginning of the story: `90s`, `-1h`.
    public static long instant(String sinceBegin) {
        return BEGIN + micros(sinceBegin);
    }

    /// A duration in µs.
    public static long micros(String duration) {
        return Time.parseDuration(duration, true).orElseThrow(() -> new IllegalArgumentException(duration));
    }

    /// An instant as stories tell it, in seconds since the beginning.
    public static String told(long instant) {
        return seconds(instant - BEGIN);
    }

    /// The events of a history.
    public List<Event> events(String history) {
        List<String> lines = history.lines().filter(line -> !line.isBlank()).toList();
        return IntStream.range(0, lines.size())
                .mapToObj(number -> event(lines.get(number), "e" + pad(number + 1)))
                .toList();
    }

    /// Events as a history that can be read again.
    public static String retold(List<Event> events, Attributes attributes) {
        return lines(events.stream().map(event -> retold(event, attributes)));
    }

    private static String retold(Event event, Attributes attributes) {
        int who = attributes.place("who");
        StringBuilder line = new StringBuilder("%s  %s  %s  id=%s  sequence=%s  received=%s"
                .formatted(
                        told(event.time()),
                        event.value(who).isKnown() ? told(event.value(who)) : "-",
                        event.name(),
                        event.id(),
                        event.sequence(),
                        told(event.received())));
        for (int place = 0; place < attributes.size(); place++) {
            if (place != who && event.value(place).isKnown()) {
                line.append("  ")
                        .append(attributes.at(place).name())
                        .append('=')
                        .append(told(event.value(place)));
            }
        }
        return line.toString();
    }

    /// What the events of a history come to in the end: one line a session, `START..END ID STEPS`.
    public String sessions(String history) {
        return sessions(history, IN_THE_END);
    }

    /// The sessions as of an instant.
    public String sessions(String history, String asOf) {
        return lines(found(experience, events(history), instant(asOf)).stream().map(this::told));
    }

    /// Some facts of each session in the end: `ID FACT FACT`.
    public String facts(String history, String... names) {
        return facts(history, IN_THE_END, List.of(names));
    }

    /// Some facts of each session as of an instant.
    public String facts(String history, String asOf, List<String> names) {
        Experience asking = asking(names);
        List<Event> events = events(history);
        Compiler<Session> compiler =
                new Compiler<>(new SessionNames(asking, definitions, known(events, instant(asOf))));
        List<Evaluation<Session>> readers = names.stream()
                .map(name -> compiler.compile(new Expression.Name(name, Type.STRING)))
                .toList();
        return lines(sessions(asking, events, instant(asOf)).stream()
                .map(session -> Stream.concat(
                                Stream.of(session.id()), readers.stream().map(reader -> told(reader.of(session))))
                        .collect(Collectors.joining("  "))));
    }

    /// What verdict each session gets in the end: `START ID KIND REASON`.
    public String verdicts(String history) {
        return verdicts(history, IN_THE_END);
    }

    /// The verdicts as of an instant.
    public String verdicts(String history, String asOf) {
        return lines(judged(history, asOf).stream()
                .map(verdict -> "%s  %s  %s %s"
                        .formatted(
                                told(verdict.startedAt()),
                                verdict.sessionId(),
                                verdict.outcome().kind().word(),
                                told(verdict.outcome().reason()))));
    }

    /// The verdicts themselves, by start and id.
    public List<Verdict> judged(String history, String asOf) {
        List<Event> events = events(history);
        Judge judge = new Judge(experience, definitions, instant(asOf), known(events, instant(asOf)));
        return sessions(experience, events, instant(asOf)).stream()
                .map(judge::judge)
                .toList();
    }

    /// Everything counted about a history as of an instant.
    public Measurement measured(String history, String asOf) {
        List<Event> events = events(history);
        Judge judge = new Judge(experience, definitions, instant(asOf), known(events, instant(asOf)));
        Measurement measurement = new Measurement(experience);
        SessionFold fold = new SessionFold(experience, definitions);
        events.forEach(fold::add);
        fold.find(instant(asOf), known(events, instant(asOf)), found -> {
            switch (found) {
                case Found.Complete(Session session) -> measurement.count(session, judge.judge(session));
                case Found.Orphan orphan -> measurement.count(orphan);
                case Found.Unclear unclear -> measurement.count(unclear);
            }
        });
        measurement.countUnkeyed(fold.unkeyed(Long.MIN_VALUE, instant(asOf)));
        return measurement;
    }

    /// Which ways sessions took, as of an instant.
    public Ways ways(String history, String asOf) {
        List<Event> events = events(history);
        Judge judge = new Judge(experience, definitions, instant(asOf), known(events, instant(asOf)));
        Ways ways = new Ways(experience);
        sessions(experience, events, instant(asOf)).forEach(session -> ways.count(session, judge.judge(session)));
        return ways;
    }

    /// Which rules would speak for each session in the end, whether or not one before them does: `ID RULE RULE`.
    public String rulesThatSpeak(String history) {
        List<Event> events = events(history);
        long asOf = instant(IN_THE_END);
        Judge judge = new Judge(experience, definitions, asOf, known(events, asOf));
        List<Rule> rules = experience.judge();
        return lines(sessions(experience, events, asOf).stream()
                .map(session -> session.id() + "  "
                        + IntStream.range(0, rules.size())
                                .filter(place -> judge.ruleSpeaks(place, session))
                                .mapToObj(place -> rules.get(place).name())
                                .collect(Collectors.joining(" "))));
    }

    /// How many events hit a step but lack the key, by step.
    public String unkeyed(String history, String asOf) {
        SessionFold fold = new SessionFold(experience, definitions);
        events(history).forEach(fold::add);
        return fold.unkeyed(Long.MIN_VALUE, instant(asOf)).toString();
    }

    /// What is known about a thing: the value of a property at an instant, by the events up to another.
    public String property(String history, String name, Value thing, String at, String asOf) {
        return told(known(events(history), instant(asOf)).property(name).asOf(thing, instant(at)));
    }

    public Definitions definitions() {
        return definitions;
    }

    public Experience experience() {
        return experience;
    }

    /// A value as stories tell it: `?` where it is not known.
    public static String told(Value value) {
        return switch (value) {
            case StringValue(String text) -> text;
            case IntValue number -> number.text();
            case DoubleValue number -> number.text();
            case BoolValue truth -> truth.text();
            case InstantValue(long micros) -> told(micros);
            case DurationValue(long micros) -> seconds(micros);
            case Value.Unknown ignored -> "?";
        };
    }

    private String told(Found found) {
        return switch (found) {
            case Found.Complete(Session session) ->
                "%s..%s  %s  %s%s"
                        .formatted(
                                told(session.start()),
                                told(session.end()),
                                session.id(),
                                path(session),
                                session.isUnmodelled() ? " (unmodelled)" : "");
            case Found.Orphan(long at, int furthest) ->
                "%s  orphan  %s".formatted(told(at), furthest < 0 ? "?" : step(furthest));
            case Found.Unclear(long at) -> "%s  unclear".formatted(told(at));
        };
    }

    private String path(Session session) {
        return Arrays.stream(session.path()).mapToObj(this::step).collect(Collectors.joining(" "));
    }

    private String step(int place) {
        return experience.steps().get(place).name();
    }

    private List<Found> found(Experience experience, List<Event> events, long asOf) {
        SessionFold fold = new SessionFold(experience, definitions);
        events.forEach(fold::add);
        List<Found> found = new ArrayList<>();
        fold.find(asOf, known(events, asOf), found::add);
        found.sort(Comparator.comparingLong(Story::start).thenComparing(this::told));
        return found;
    }

    private List<Session> sessions(Experience experience, List<Event> events, long asOf) {
        return found(experience, events, asOf).stream()
                .flatMap(each -> each instanceof Found.Complete(Session session) ? Stream.of(session) : Stream.empty())
                .toList();
    }

    private static long start(Found found) {
        return switch (found) {
            case Found.Complete(Session session) -> session.start();
            case Found.Orphan(long at, int ignored) -> at;
            case Found.Unclear(long at) -> at;
        };
    }

    private Known known(List<Event> events, long asOf) {
        Histories histories = new Histories(definitions.attributes(), definitions.timelines());
        events.forEach(histories::add);
        return histories.asOf(asOf);
    }

    /// The same experience with a rule that never holds but asks for these facts, so that they are kept.
    private Experience asking(List<String> names) {
        List<Rule> rules = new ArrayList<>(experience.judge());
        for (String name : names) {
            Expression when = Conditions.both(Conditions.never(), Conditions.known(name));
            rules.add(new Rule("asks", Rule.Ruling.BAD, when, "to have it kept", false));
        }
        return Draft.ruledBy(experience, rules);
    }

    private Event event(String line, String orElse) {
        List<String> words = Stream.of(line.trim().split("\\s+", -1)).toList();
        Attributes attributes = definitions.attributes();
        Value[] values = new Value[attributes.size()];
        Arrays.fill(values, Value.UNKNOWN);
        if (!words.get(1).equals("-")) {
            values[attributes.place("who")] = new StringValue(words.get(1));
        }
        String id = orElse;
        long time = instant(words.get(0));
        long sequence = 0;
        long received = time;
        for (String word : words.subList(3, words.size())) {
            int equals = word.indexOf('=');
            String name = word.substring(0, equals);
            String text = word.substring(equals + 1);
            switch (name) {
                case "id" -> id = text;
                case "sequence" -> sequence = Long.parseLong(text);
                case "received" -> received = instant(text);
                default -> values[attributes.place(name)] = read(text, attributes.at(attributes.place(name)));
            }
        }
        return new Event(id, time, sequence, words.get(2), received, values);
    }

    private static Value read(String text, Attribute attribute) {
        return switch (attribute.type()) {
            case STRING -> new StringValue(text);
            case INT -> new IntValue(Long.parseLong(text));
            case DOUBLE -> new DoubleValue(Double.parseDouble(text));
            case BOOL -> BoolValue.of(text.equals("true"));
            case INSTANT -> new InstantValue(instant(text));
            case DURATION -> throw new IllegalArgumentException("no attribute is a duration: " + attribute);
        };
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString() + "s";
    }

    private static String pad(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }
}
