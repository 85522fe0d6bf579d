package dev.ajar.simulator.scenario;

import dev.ajar.definitions.problem.Problem;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.SourceText;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Documents;
import dev.ajar.definitions.yaml.Documents.Document;
import dev.ajar.definitions.yaml.Node;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads a scenario from its file, and tells all that is wrong with it at once.
public final class ScenarioReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String NAMES = "letters, digits, `.`, `_` and `-`, at most 64";

    private static final List<String> BACKENDS = List.of("keys", "doors", "members");

    private static final Map<String, Function<Section, Happening>> HAPPENINGS = new TreeMap<>(Map.of(
            "weak-antenna-lot",
            at -> new Happening.WeakAntennaLot(name(at, "lot"), at.share("share"), at.number("decibels", 0, 100)),
            "stiff-motor-lot",
            at -> new Happening.StiffMotorLot(name(at, "lot"), at.share("share"), at.number("factor", 0, 1_000)),
            "slow-firmware",
            at -> new Happening.SlowFirmware(
                    name(at, "version"), at.share("share"), at.moment("from"), at.number("factor", 0, 1_000)),
            "release-candidate",
            at -> new Happening.ReleaseCandidate(name(at, "version"), at.moment("from"), at.share("failing")),
            "batteries-pulled",
            at -> new Happening.BatteriesPulled(at.share("share"), at.duration("for")),
            "demo-locks",
            at -> new Happening.DemoLocks(at.count("locks", 1, 1_000), at.number("presses", 0, 10_000)),
            "poster",
            at -> new Happening.Poster(at.count("doors", 1, 1_000), at.moment("from"), at.duration("for")),
            "doors-held-open",
            at -> new Happening.DoorsHeldOpen(at.count("doors", 1, 1_000), at.moment("from"), at.duration("for")),
            "gateway-outage",
            at -> new Happening.GatewayOutage(at.count("sites", 1, 10_000), at.moment("from"), at.duration("for")),
            "backend-outage",
            at -> new Happening.BackendOutage(
                    at.oneOf("backend", BACKENDS), at.moment("from"), at.duration("for"), at.share("failing"))));

    private final Problems problems = new Problems();

    private ScenarioReader() {}

    /// What came of a file.
    public sealed interface Reading {

        record Sound(Scenario scenario) implements Reading {}

        /// Something must be mended first.
        record Unsound(List<Problem> problems) implements Reading {}
    }

    /// Reads the text of a file.
    ///
    /// @param file how people call it
    public static Reading read(String file, String text) {
        ScenarioReader reader = new ScenarioReader();
        Optional<Scenario> scenario = reader.scenario(new SourceText(file, text));
        return scenario.isPresent() && !reader.problems.hasErrors()
                ? new Reading.Sound(scenario.get())
                : new Reading.Unsound(reader.problems.all());
    }

    private Optional<Scenario> scenario(SourceText source) {
        List<Document> documents = Documents.in(source, problems);
        if (documents.isEmpty()) {
            problems.error(source.end(), "nothing is written here", "a scenario");
            return Optional.empty();
        }
        if (documents.size() > 1) {
            problems.error(span(documents.get(1)), "a second document", "one scenario a file");
        }
        return switch (documents.get(0)) {
            case Document.Unread ignored -> Optional.empty();
            case Document.Read(Node root) -> Optional.of(scenario(new Section(root, "the scenario", problems)));
        };
    }

    private static Span span(Document document) {
        return switch (document) {
            case Document.Unread(Span span) -> span;
            case Document.Read(Node root) -> root.span();
        };
    }

    private Scenario scenario(Section at) {
        String name = name(at, "scenario");
        String about = at.text("about", "what it is for, in words");
        long begin = at.instant("begin");
        int days = at.count("days", 1, Scenario.MOST_DAYS);
        Fleet fleet = fleet(at);
        Numbers numbers = new Numbers(at.at("numbers")
                .map(node -> numbers(new Section(node, "`numbers`", problems)))
                .orElse(Map.of()));
        List<Happening> happenings = new ArrayList<>();
        at.at("happenings").ifPresent(node -> {
            switch (node) {
                case Node.Items(var ignored, List<Node> items) ->
                    items.forEach(item -> happening(item).ifPresent(happenings::add));
                case Node.Refused ignored -> {}
                case Node.Text ignored -> noList(node);
                case Node.Entries ignored -> noList(node);
            }
        });
        at.refuseOthers();
        return new Scenario(
                name,
                about,
                begin,
                days,
                fleet.locks,
                fleet.doors,
                fleet.customers,
                fleet.gateways,
                numbers,
                happenings);
    }

    private record Fleet(int locks, int doors, int customers, double gateways) {}

    private Fleet fleet(Section at) {
        Optional<Node> node = at.needed("fleet", "a mapping: `{locks: 300, doors: 20, customers: 12, gateways: 70%}`");
        if (node.isEmpty()) {
            return new Fleet(0, 0, 1, 0);
        }
        int before = problems.errors();
        Section fleet = new Section(node.get(), "`fleet`", problems);
        Fleet read = new Fleet(
                fleet.count("locks", 0, Scenario.MOST_LOCKS),
                fleet.count("doors", 0, Scenario.MOST_DOORS),
                fleet.count("customers", 1, Scenario.MOST_LOCKS),
                fleet.share("gateways"));
        fleet.refuseOthers();
        if (read.locks + read.doors == 0 && fleet.isMapping() && problems.errors() == before) {
            problems.error(node.get().span(), "neither locks nor doors", "at least one of them");
        }
        return read;
    }

    private Map<Quantity, Double> numbers(Section at) {
        Map<Quantity, Double> numbers = new EnumMap<>(Quantity.class);
        Map<String, Quantity> byKey = new TreeMap<>();
        for (Quantity quantity : Quantity.values()) {
            byKey.put(quantity.key(), quantity);
        }
        byKey.forEach((key, quantity) -> {
            if (at.has(key)) {
                numbers.put(
                        quantity,
                        quantity.isShare() ? at.share(key) : at.number(key, quantity.least(), quantity.most()));
            }
        });
        at.refuseOthers("unknown number", byKey.keySet(), "one of the keys in docs/reference/scenarios.md");
        return numbers;
    }

    private void noList(Node node) {
        problems.error(node.span(), "`happenings` is %s".formatted(node.kind()), "a list");
    }

    /// Every happening is a mapping of one key, its kind.
    private Optional<Happening> happening(Node node) {
        Section item = new Section(node, "a happening", problems);
        if (!item.isMapping()) {
            return Optional.empty();
        }
        if (item.keys().size() != 1) {
            problems.error(
                    node.span(),
                    "a happening of %s keys".formatted(item.keys().size()),
                    "one key, and what belongs to it inside: `- poster: {doors: 1, from: day 3, for: 5d}`");
            return Optional.empty();
        }
        item.refuseOthers("unknown happening", HAPPENINGS.keySet(), Words.anyOf(HAPPENINGS.keySet()));
        String kind = item.keys().iterator().next();
        return Optional.ofNullable(HAPPENINGS.get(kind))
                .flatMap(reading -> item.at(kind).map(inner -> {
                    Section section = new Section(inner, "`%s`".formatted(kind), problems);
                    Happening happening = reading.apply(section);
                    section.refuseOthers();
                    return happening;
                }));
    }

    private static String name(Section at, String key) {
        return at.name(key, NAME, NAMES);
    }
}
