package dev.ajar.expression;

/// What an attribute holds, or an expression gives.
///
/// Every kind is ordered among its own: strings by code point, `false` before `true`. Nothing is ordered across kinds;
/// a checked definition never asks for that.
public sealed interface Value {

    /// The one value of everything that is not known.
    @SuppressWarnings("ClassInitializationDeadlock") // nobody asks for Unknown.UNKNOWN but here
    Value UNKNOWN = Unknown.UNKNOWN;

    /// Whether anything is known here. Where every nanosecond counts, `instanceof Unknown` asks the same without a call
    /// that Java finds hard to make short.
    default boolean isKnown() {
        return !(this instanceof Unknown);
    }

    /// The value as people and session ids write it: text as it is, ints in decimal, `true` or `false`, instants in
    /// RFC 3339, durations in µs. The unknown value is the empty text.
    String text();

    /// Nothing is known.
    enum Unknown implements Value {
        UNKNOWN;

        @Override
        public String text() {
            return "";
        }
    }

    /// A text.
    record StringValue(String text) implements Value {

        /// Orders two texts by code point, as every engine does. (Java's own order is by UTF-16 unit, which puts 😀
        /// before ﬁ.)
        public static int compare(String left, String right) {
            int shared = Math.min(left.length(), right.length());
            for (int at = 0; at < shared; at++) {
                char a = left.charAt(at);
                char b = right.charAt(at);
                if (a != b) {
                    boolean leftBeyond = Character.isSurrogate(a);
                    boolean rightBeyond = Character.isSurrogate(b);
                    return leftBeyond == rightBeyond ? a - b : leftBeyond ? 1 : -1;
                }
            }
            return left.length() - right.length();
        }
    }

    /// A whole number of 64 bits.
    record IntValue(long number) implements Value {
        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /// A finite number. There is one zero: −0.0 becomes 0.0.
    record DoubleValue(double number) implements Value {
        public DoubleValue {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("double: %s (expected: a finite number)".formatted(number));
            }
            number = number == 0 ? 0.0 : number;
        }

        @Override
        public String text() {
            return Double.toString(number);
        }
    }

    /// Yes or no.
    enum BoolValue implements Value {
        FALSE,
        TRUE;

        public static BoolValue of(boolean truth) {
            return truth ? TRUE : FALSE;
        }

        @Override
        public String text() {
            return this == TRUE ? "true" : "false";
        }
    }

    /// A point in time.
    ///
    /// @param micros microseconds since 1970-01-01T00:00:00Z
    record InstantValue(long micros) implements Value {
        @Override
        public String text() {
            return Time.text(micros);
        }
    }

    /// A length of time, signed.
    ///
    /// @param micros microseconds
    record DurationValue(long micros) implements Value {
        @Override
        public String text() {
            return Long.toString(micros);
        }
    }

    /// Orders two known values of one kind.
    ///
    /// @throws IllegalArgumentException if they are of two kinds or one is unknown
    static int compare(Value left, Value right) {
        if (left instanceof StringValue(String a) && right instanceof StringValue(String b)) {
            return StringValue.compare(a, b);
        }
        if (left instanceof IntValue(long a) && right instanceof IntValue(long b)) {
            return Long.compare(a, b);
        }
        if (left instanceof DoubleValue(double a) && right instanceof DoubleValue(double b)) {
            return Double.compare(a, b);
        }
        if (left instanceof BoolValue a && right instanceof BoolValue b) {
            return a.compareTo(b);
        }
        if (left instanceof InstantValue(long a) && right instanceof InstantValue(long b)) {
            return Long.compare(a, b);
        }
        if (left instanceof DurationValue(long a) && right instanceof DurationValue(long b)) {
            return Long.compare(a, b);
        }
        throw new IllegalArgumentException("%s and %s have no common order".formatted(left, right));
    }
}
