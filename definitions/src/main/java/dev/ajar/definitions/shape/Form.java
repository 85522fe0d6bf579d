package dev.ajar.definitions.shape;

import java.util.List;

/// What may stand at a key.
public sealed interface Form {

    /// Words for people.
    record Prose() implements Form {}

    /// A name somebody gives, in certain letters.
    record Name(Alphabet alphabet) implements Form {}

    /// The name of something that is defined elsewhere.
    ///
    /// @param of what it names, for example `a step`
    record Reference(String of) implements Form {}

    /// Some text that is taken as it is.
    ///
    /// @param of what it is, for example `a column`
    record Verbatim(String of) implements Form {}

    /// One of a few words.
    record Choice(List<String> words) implements Form {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /// A condition or a value in CEL.
    ///
    /// @param gives what it gives: `bool`, or `a value`
    /// @param sees which names it can use, in words
    record Cel(String gives, String sees) implements Form {}

    /// A length of time such as `90s` or `28d`.
    record Duration() implements Form {}

    /// A point in time with an offset.
    record Instant() implements Form {}

    /// A whole number.
    record Whole(long least, long most) implements Form {}

    /// `true` or `false`.
    record Truth() implements Form {}

    /// A string, a number or a bool.
    record Constant() implements Form {}

    /// Any number of things of one form.
    record ListOf(Form each) implements Form {}

    /// Names that the author chooses, each with something of one form.
    ///
    /// @param name what a name names, for example `step`
    record MapOf(String name, Form names, Form each) implements Form {}

    /// A mapping with fixed keys.
    record Keys(Shape shape) implements Form {}

    /// One of several forms.
    record Either(List<Form> forms) implements Form {
        public Either {
            forms = List.copyOf(forms);
        }

        public static Either of(Form... forms) {
            return new Either(List.of(forms));
        }
    }

    /// In which letters a name may be written.
    enum Alphabet {
        /// Steps and properties of timelines.
        WORD("[A-Za-z0-9_]", "%s+", "ASCII letters, digits and `_` only"),
        /// Documents, rules and indicators.
        DOTTED("[A-Za-z0-9_.-]", "%s+", "ASCII letters, digits, `_`, `-` and `.` only"),
        /// Attributes.
        ATTRIBUTE("[A-Za-z0-9_-]", "%1$s+(\\.%1$s+)*", "words of ASCII letters, digits, `_` and `-` with dots between");

        private final String letter;
        private final String pattern;
        private final String words;

        Alphabet(String letter, String pattern, String words) {
            this.letter = letter;
            this.pattern = pattern.formatted(letter);
            this.words = words;
        }

        /// Whether a character may stand somewhere in a name.
        public boolean has(String character) {
            return character.matches(letter) || (this == ATTRIBUTE && character.equals("."));
        }

        /// As a regular expression over the whole name.
        public String pattern() {
            return pattern;
        }

        /// For messages.
        public String words() {
            return words;
        }
    }
}
