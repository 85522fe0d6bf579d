package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.yaml.Habit;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.definitions.yaml.Node.Text;
import dev.ajar.expression.Time;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Reads single things out of nodes: names, durations, instants, words. What is wrong is told and gives nothing.
///
/// `what` is always how messages call the thing, for example `` `settle` ``.
record Values(Problems problems) {

    /// The longest duration: a hundred years, so that no instant plus a duration leaves int64.
    private static final long LONGEST = 36_525 * 24 * 60 * Time.MINUTE;

    private static final int LONGEST_NAME = 128;

    /// A scalar, whatever it says.
    Optional<Text> text(Node node, String what) {
        return switch (node) {
            case Text text
            when text.isNothing() -> {
                problems.error(node.span(), what + ": nothing is written", "a text");
                yield Optional.empty();
            }
            case Text text -> Optional.of(text);
            case Node.Items ignored -> refuse(node, what, "a text");
            case Node.Entries ignored -> refuse(node, what, "a text");
            case Node.Refused ignored -> Optional.empty();
        };
    }

    /// The items of a list.
    List<Node> items(Node node, String what) {
        return switch (node) {
            case Node.Items items -> items.items();
            case Text text
            when !text.isNothing() ->
                noList(node, what, "[%s]".formatted(text.text().strip()));
            case Text ignored -> noList(node, what, "[…]");
            case Node.Entries ignored -> noList(node, what, "[…]");
            case Node.Refused ignored -> List.of();
        };
    }

    private List<Node> noList(Node node, String what, String example) {
        refuse(node, what, "a list: `%s`, or lines that begin with `- `".formatted(example));
        return List.of();
    }

    /// The entries of a mapping whose keys the author chose.
    List<Entry> entries(Node node, String what, String expected) {
        return switch (node) {
            case Node.Entries entries -> entries.entries();
            case Node.Items ignored -> noMapping(node, what, expected);
            case Text ignored -> noMapping(node, what, expected);
            case Node.Refused ignored -> List.of();
        };
    }

    private List<Entry> noMapping(Node node, String what, String expected) {
        refuse(node, what, expected);
        return List.of();
    }

    private <T> Optional<T> refuse(Node node, String what, String expected) {
        problems.error(node.span(), "%s is %s".formatted(what, node.kind()), expected);
        return Optional.empty();
    }

    /// Words for people: anything but nothing.
    String prose(Node node, String what) {
        Optional<Text> text = text(node, what);
        if (text.isPresent() && text.get().text().isBlank()) {
            problems.error(node.span(), what + ": nothing is written", "words for people");
        }
        return text.map(Text::text).map(String::strip).orElse("");
    }

    /// A text that is taken to the letter, and that no YAML reader would take for anything else.
    Optional<String> word(Node node, String what) {
        return text(node, what)
                .filter(text -> isText(text, what))
                .map(Text::text)
                .filter(word -> !word.isEmpty() || tellEmpty(node, what));
    }

    private boolean tellEmpty(Node node, String what) {
        problems.error(node.span(), what + ": nothing is written", "a text");
        return false;
    }

    private boolean isText(Text text, String what) {
        Habit habit = text.habit();
        if (habit != Habit.TEXT) {
            problems.error(
                    text.span(),
                    "%s: YAML reads %s as %s".formatted(what, Words.quoted(text.text()), habit.words()),
                    "quotes around a text: \"%s\"".formatted(text.text()));
        }
        return habit == Habit.TEXT;
    }

    /// A name that the author gives something, in the letters allowed for it.
    Optional<String> name(Text text, Alphabet alphabet, String what) {
        String name = text.text();
        if (text.habit() != Habit.TEXT) {
            problems.error(
                    text.span(),
                    "%s %s: YAML reads %s as %s"
                            .formatted(
                                    what,
                                    Words.quoted(name),
                                    habits(text.habit()),
                                    text.habit().words()),
                    "another name, or quotes around it: \"%s\"".formatted(name));
            return Optional.empty();
        }
        if (name.length() > LONGEST_NAME || !name.matches(alphabet.pattern())) {
            String mended = mended(name, alphabet);
            problems.error(
                    text.span(),
                    "%s %s: %s".formatted(what, Words.quoted(name), odd(name, alphabet)),
                    alphabet.words(),
                    mended.matches(alphabet.pattern()) ? List.of(mended) : List.of());
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /// What keeps a text from being a name.
    private static String odd(String name, Alphabet alphabet) {
        if (name.length() > LONGEST_NAME) {
            return "%s characters".formatted(name.length());
        }
        return name.codePoints()
                .mapToObj(Character::toString)
                .filter(letter -> !alphabet.has(letter))
                .findFirst()
                .map(letter -> letter.isBlank() ? "no blanks" : "no " + Words.quoted(letter))
                .orElse("nothing before, after or between the dots");
    }

    private static String habits(Habit habit) {
        return habit == Habit.BOOL ? "on/off/yes/no/true/false" : "it";
    }

    private static String mended(String name, Alphabet alphabet) {
        return switch (alphabet) {
            case WORD -> name.strip().replaceAll("[-. ]", "_").replaceAll("[^A-Za-z0-9_]", "");
            case DOTTED -> name.strip().replaceAll("\\s+", "-").replaceAll("[^A-Za-z0-9_.-]", "");
            case ATTRIBUTE -> name.strip().replaceAll("[\\s/]+", ".").replaceAll("[^A-Za-z0-9_.-]", "");
        };
    }

    /// The name of something that must exist.
    ///
    /// @param kind what it names, for example `step`
    Optional<String> reference(Node node, String what, String kind, Collection<String> choices) {
        return text(node, what).map(Text::text).filter(name -> {
            if (!choices.contains(name)) {
                problems.error(
                        Names.inside(node),
                        "%s: no %s %s".formatted(what, kind, Words.quoted(name)),
                        choices.isEmpty() ? "there is none yet" : Words.anyOf(few(choices)),
                        problems.nearest(name, choices));
            }
            return choices.contains(name);
        });
    }

    /// As many choices as one can read at a glance.
    static List<String> few(Collection<String> choices) {
        List<String> first = choices.stream().limit(13).toList();
        return first.size() <= 12
                ? first
                : Stream.concat(first.stream().limit(12), Stream.of("another %s".formatted(choices.size() - 12)))
                        .toList();
    }

    /// One of a few words.
    Optional<String> choice(Node node, String what, List<String> choices) {
        return text(node, what).map(Text::text).filter(word -> {
            if (!choices.contains(word)) {
                problems.error(
                        Names.inside(node),
                        "%s cannot be %s".formatted(what, Words.quoted(word)),
                        Words.anyOf(choices),
                        problems.nearest(word, choices));
            }
            return choices.contains(word);
        });
    }

    boolean truth(Node node, String what) {
        return choice(node, what, List.of("true", "false"))
                .filter("true"::equals)
                .isPresent();
    }

    /// A length of time, not negative.
    OptionalLong duration(Node node, String what) {
        Optional<Text> text = text(node, what);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        String word = text.get().text().strip();
        OptionalLong micros = Time.parseDuration(word, true);
        if (micros.isEmpty() || word.equals("0")) {
            problems.error(
                    Names.inside(node),
                    "%s: %s".formatted(what, DurationSlip.of(text.get())),
                    DurationSlip.expected(text.get()));
            return OptionalLong.empty();
        }
        if (micros.getAsLong() < 0 || micros.getAsLong() > LONGEST) {
            problems.error(
                    Names.inside(node),
                    "%s: %s".formatted(what, Words.quoted(word)),
                    "a duration from 0s to 36525d (a hundred years)");
            return OptionalLong.empty();
        }
        return micros;
    }

    /// A length of time above zero.
    OptionalLong positiveDuration(Node node, String what, long least, String leastInWords) {
        OptionalLong micros = duration(node, what);
        if (micros.isPresent() && micros.getAsLong() < least) {
            problems.error(
                    Names.inside(node),
                    "%s: %s".formatted(what, Words.quoted(node.span().text())),
                    "a duration of " + leastInWords + " or more");
            return OptionalLong.empty();
        }
        return micros;
    }

    /// A point in time, with its offset.
    OptionalLong instant(Node node, String what) {
        Optional<Text> text = text(node, what);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        String word = text.get().text().strip();
        OptionalLong micros = Time.parse(word);
        if (micros.isEmpty()) {
            boolean offset = Time.parse(word.replace(' ', 'T') + "Z").isPresent();
            boolean date = Time.parse(word + "T00:00:00Z").isPresent();
            problems.error(
                    Names.inside(node),
                    "%s: %s is no instant".formatted(what, Words.quoted(word)),
                    offset
                            ? "an offset: `%sZ` or `%s+09:00`".formatted(word.replace(' ', 'T'), word.replace(' ', 'T'))
                            : date
                                    ? "a time and an offset: `%sT00:00:00+09:00`".formatted(word)
                                    : "a date, a time and an offset: `2026-03-01T10:00:00+09:00`");
        }
        return micros;
    }

    /// A whole number between two others.
    OptionalLong whole(Node node, String what, long least, long most) {
        Optional<Text> text = text(node, what);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        String word = text.get().text().strip();
        boolean digits = word.matches("[0-9]{1,18}");
        if (!digits || Long.parseLong(word) < least || Long.parseLong(word) > most) {
            problems.error(
                    Names.inside(node),
                    "%s: %s".formatted(what, Words.quoted(word)),
                    most == Long.MAX_VALUE
                            ? "a whole number, %s or more".formatted(least)
                            : "a whole number from %s to %s".formatted(least, most));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(word));
    }
}
