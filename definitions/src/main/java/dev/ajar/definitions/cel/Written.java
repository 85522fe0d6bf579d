package dev.ajar.definitions.cel;

import dev.ajar.definitions.cel.Tokens.Token;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.yaml.Alignment;
import dev.ajar.definitions.yaml.Node;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;

/// A text in CEL, and where in it the parser's findings stand.
final class Written {

    private final Node.Text scalar;
    private final List<Token> tokens;

    /// For every code point, its offset in UTF-16 units.
    private final int[] offsets;

    /// Worked out when something is first pointed at: most conditions are sound.
    private Optional<Alignment> alignment = Optional.empty();

    Written(Node.Text scalar) {
        this.scalar = scalar;
        tokens = Tokens.of(scalar.text());
        offsets = offsets(scalar.text());
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int at = 1; at < offsets.length; at++) {
            offsets[at] = offsets[at - 1] + Character.charCount(text.codePointAt(offsets[at - 1]));
        }
        return offsets;
    }

    String text() {
        return scalar.text();
    }

    /// How many characters it has.
    int length() {
        return offsets.length - 1;
    }

    List<Token> tokens() {
        return tokens;
    }

    Span whole() {
        return scalar.span();
    }

    /// A stretch of the text, as a place in the file.
    Span span(int from, int to) {
        if (alignment.isEmpty()) {
            alignment = Optional.of(scalar.alignment());
        }
        return alignment.get().span(from, to);
    }

    Span span(Token token) {
        return span(token.from(), token.to());
    }

    /// The offset of a code point of the text, as the parser counts.
    int offset(int codePoint) {
        return offsets[Math.min(Math.max(0, codePoint), offsets.length - 1)];
    }

    /// The operator, the name of the function or the one word that an expression begins at for the parser.
    Token sign(CelExpr expression, CelSource source) {
        return token(signPlace(expression, source));
    }

    /// The name of a function: the word before its parenthesis.
    Token functionName(CelExpr call, CelSource source) {
        int parenthesis = signPlace(call, source);
        return token(parenthesis > 0 ? parenthesis - 1 : parenthesis);
    }

    private int signPlace(CelExpr expression, CelSource source) {
        return Tokens.placeOf(tokens, offset(position(expression, source)));
    }

    private Token token(int place) {
        return tokens.get(Math.min(place, tokens.size() - 1));
    }

    /// From the first to the last character of an expression.
    Stretch stretch(CelExpr expression, CelSource source) {
        Stretch found = new Stretch(Integer.MAX_VALUE, 0);
        if (position(expression, source) >= 0) {
            Token sign = sign(expression, source);
            found = found.with(sign.from(), sign.to());
        }
        return switch (expression.getKind()) {
            case SELECT -> select(expression, source);
            case CALL -> call(expression, found, source);
            case LIST -> {
                for (CelExpr element : expression.list().elements()) {
                    found = found.with(stretch(element, source));
                }
                yield found.with(found.from(), closing(found.to(), "]"));
            }
            case CONSTANT -> negative(expression, found);
            case IDENT, STRUCT, MAP, COMPREHENSION, NOT_SET -> found;
        };
    }

    private Stretch select(CelExpr expression, CelSource source) {
        Stretch operand = stretch(expression.select().operand(), source);
        int dot = signPlace(expression, source);
        return operand.with(token(dot).from(), token(dot + 1).to());
    }

    private Stretch call(CelExpr expression, Stretch sign, CelSource source) {
        Stretch found = sign;
        Optional<CelExpr> target = expression.call().target();
        if (target.isPresent()) {
            found = found.with(stretch(target.get(), source));
        }
        for (CelExpr argument : expression.call().args()) {
            found = found.with(stretch(argument, source));
        }
        String first = sign(expression, source).text();
        if (first.equals("(")) {
            Token name = functionName(expression, source);
            found = found.with(name.from(), closing(found.to(), ")"));
        }
        return first.equals("[") ? found.with(found.from(), closing(found.to(), "]")) : found;
    }

    private Stretch negative(CelExpr expression, Stretch number) {
        int place = Tokens.placeOf(tokens, number.from());
        boolean signed = expression.constant().getKind() != CelConstant.Kind.STRING_VALUE
                && place > 0
                && tokens.get(place - 1).text().equals("-")
                && isNegative(expression.constant());
        return signed ? number.with(tokens.get(place - 1).from(), number.to()) : number;
    }

    private static boolean isNegative(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> constant.int64Value() < 0;
            case DOUBLE_VALUE -> constant.doubleValue() < 0 || 1 / constant.doubleValue() < 0;
            case NOT_SET,
                    NULL_VALUE,
                    BOOLEAN_VALUE,
                    UINT64_VALUE,
                    STRING_VALUE,
                    BYTES_VALUE,
                    TIMESTAMP_VALUE,
                    DURATION_VALUE -> false;
        };
    }

    private int closing(int from, String bracket) {
        for (int place = Tokens.placeOf(tokens, from); place < tokens.size(); place++) {
            if (tokens.get(place).text().equals(bracket)) {
                return tokens.get(place).to();
            }
        }
        return from;
    }

    private static int position(CelExpr expression, CelSource source) {
        return source.getPositionsMap().getOrDefault(expression.id(), -1);
    }

    /// Offsets in the text.
    record Stretch(int from, int to) {
        Stretch with(int otherFrom, int otherTo) {
            return new Stretch(Math.min(from, otherFrom), Math.max(to, otherTo));
        }

        Stretch with(Stretch other) {
            return with(other.from, other.to);
        }
    }
}
