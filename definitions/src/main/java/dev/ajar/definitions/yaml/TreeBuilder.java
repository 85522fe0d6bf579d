package dev.ajar.definitions.yaml;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Documents.Document;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.definitions.yaml.Node.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds the tree of one document from what the YAML parser sees, in bounded depth.
final class TreeBuilder {

    /// The deepest definition there is needs seven.
    private static final int DEEPEST = 24;

    /// The most scalars, lists and mappings of a document.
    private static final int MOST = 50_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE) // whoever hands us a text has looked at its size
            .build();

    private final Span document;
    private final Problems problems;
    private final Offsets offsets;
    private int nodes;

    TreeBuilder(Span document, Problems problems) {
        this.document = document;
        this.problems = problems;
        offsets = new Offsets(document);
    }

    Document read() {
        try {
            Iterator<Event> events =
                    new Parse(SETTINGS).parseString(document.text()).iterator();
            Document read = new Document.Unread(document);
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof NodeEvent) {
                    read = new Document.Read(node(event, events, 0));
                }
            }
            return read;
        } catch (TooMuch tooMuch) {
            problems.error(tooMuch.span, tooMuch.what, tooMuch.expected);
        } catch (ReaderException unreadable) {
            int at = offsets.of(unreadable.getPosition());
            problems.error(
                    new Span(document.source(), at, Math.min(at + 1, document.to())),
                    "U+%04X is no character that YAML can hold".formatted(unreadable.getCodePoint()),
                    "text");
        } catch (MarkedYamlEngineException slip) {
            YamlSlip.tell(slip, slip.getProblemMark().map(this::offset).orElse(document.from()), document, problems);
        } catch (YamlEngineException ignored) {
            problems.error(document, "this is no YAML", "YAML 1.2");
        }
        return new Document.Unread(document);
    }

    private Node node(Event event, Iterator<Event> events, int depth) {
        Span span = span(event);
        if (depth > DEEPEST) {
            throw new TooMuch(span, "nested too deeply", "at most %s levels".formatted(DEEPEST));
        }
        if (++nodes > MOST) {
            throw new TooMuch(
                    span, "too much for one document", "at most %s values; several documents".formatted(MOST));
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, span);
            case SequenceStartEvent sequence -> {
                refuseAnchor(sequence.getAnchor().isPresent(), span);
                refuseTag(sequence.getTag(), span);
                yield items(span, events, depth);
            }
            case MappingStartEvent mapping -> {
                refuseAnchor(mapping.getAnchor().isPresent(), span);
                refuseTag(mapping.getTag(), span);
                yield entries(span, events, depth);
            }
            case AliasEvent ignored -> {
                problems.error(
                        span,
                        "%s stands for something written elsewhere".formatted(Words.quoted(span.text())),
                        "the thing itself: a definition is read by people, too");
                yield new Node.Refused(span);
            }
            default -> throw new IllegalStateException("no node: " + event);
        };
    }

    private Node items(Span start, Iterator<Event> events, int depth) {
        var items = new ArrayList<Node>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, events, depth + 1));
            event = events.next();
        }
        return new Node.Items(from(start, event), items);
    }

    private Node entries(Span start, Iterator<Event> events, int depth) {
        var entries = new ArrayList<Entry>();
        Map<String, Span> seen = new HashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Node key = node(event, events, depth + 1);
            Node value = node(events.next(), events, depth + 1);
            switch (key) {
                case Node.Text text when isNew(text, seen) -> entries.add(new Entry(text, value));
                case Node.Text ignored -> {}
                case Node.Refused ignored -> {}
                case Node.Items ignored -> tellNoKey(key);
                case Node.Entries ignored -> tellNoKey(key);
            }
            event = events.next();
        }
        return new Node.Entries(from(start, event), entries);
    }

    private boolean isNew(Node.Text key, Map<String, Span> seen) {
        Span first = seen.putIfAbsent(key.text(), key.span());
        if (first != null) {
            problems.error(
                    key.span(),
                    "%s is here twice, first on line %s"
                            .formatted(Words.quoted(key.text()), first.place().line()),
                    "every key once");
        }
        return first == null;
    }

    private void tellNoKey(Node key) {
        problems.error(key.span(), "%s as a key".formatted(key.kind()), "a text as a key");
    }

    private Node scalar(ScalarEvent scalar, Span span) {
        refuseAnchor(scalar.getAnchor().isPresent(), span);
        refuseTag(scalar.getTag(), span);
        if (scalar.getTag().isPresent() || scalar.getAnchor().isPresent()) {
            return new Node.Refused(span);
        }
        Style style = switch (scalar.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
            case LITERAL, FOLDED -> Style.BLOCK;
        };
        return new Node.Text(span, scalar.getValue(), style);
    }

    private void refuseTag(Optional<String> tag, Span span) {
        tag.ifPresent(ignored -> YamlSlip.tellTag(span, problems));
    }

    private void refuseAnchor(boolean present, Span span) {
        if (present) {
            Span anchor = new Span(
                    span.source(),
                    span.from(),
                    span.from() + span.text().split("\\s", 2)[0].length());
            problems.error(
                    anchor,
                    "%s names something for elsewhere".formatted(Words.quoted(anchor.text())),
                    "no `&` here; write things out where they are needed, or quote a text that begins with `&`");
        }
    }

    private Span from(Span start, Event end) {
        return new Span(
                start.source(), start.from(), Math.max(start.to(), span(end).to()));
    }

    private Span span(Event event) {
        int from = event.getStartMark().map(this::offset).orElse(document.from());
        int to = event.getEndMark().map(this::offset).orElse(from);
        return new Span(document.source(), from, to);
    }

    private int offset(Mark mark) {
        return offsets.of(mark.getIndex());
    }

    /// Nobody wrote this by hand.
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Span span;
        private final transient String what;
        private final transient String expected;

        TooMuch(Span span, String what, String expected) {
            super(what, null, false, false);
            this.span = span;
            this.what = what;
            this.expected = expected;
        }
    }
}
