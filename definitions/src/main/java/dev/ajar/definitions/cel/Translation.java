package dev.ajar.definitions.cel;

import static dev.ajar.definitions.cel.Conditions.a;
import static dev.ajar.definitions.cel.Conditions.is;

import dev.ajar.definitions.cel.Scope.Columns;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Turns what CEL's parser found into an expression of Ajar, and tells of everything that Ajar does not offer.
///
/// What cannot be translated is empty and has been told of; its neighbours are looked at all the same.
final class Translation {

    private final Parsed parsed;
    private final Scope scope;
    private final Naming naming;
    private final Literals literals;
    private final Operators operators;
    private final Functions functions;

    Translation(Parsed parsed, Scope scope) {
        this.parsed = parsed;
        this.scope = scope;
        naming = new Naming(parsed, scope);
        literals = new Literals(parsed, scope);
        operators = new Operators(this, parsed, naming, literals);
        functions = new Functions(this, parsed, naming, literals, operators);
    }

    /// The whole expression; a condition must give a bool.
    Optional<Expression> of(CelExpr root, boolean condition) {
        if (scope.columns() == Columns.OPEN) {
            // A first reading finds out the types of columns, so that `has` in front of them knows.
            var first = new Translation(parsed.silently(), scope);
            first.root(root, condition);
            naming.learn(first.naming);
        }
        return root(root, condition);
    }

    private Optional<Expression> root(CelExpr root, boolean condition) {
        return condition ? typed(root, Type.BOOL) : translate(root, Type.STRING);
    }

    /// An expression that must have a certain type.
    Optional<Expression> typed(CelExpr part, Type type) {
        return translate(part, type).filter(expression -> {
            if (expression.type() != type && naming.isSound(expression)) {
                tellType(part, expression.type(), type);
            }
            return expression.type() == type;
        });
    }

    private void tellType(CelExpr part, Type type, Type wanted) {
        String text = parsed.text(part);
        String example = wanted == Type.BOOL && type == Type.STRING ? ", for example `%s == 'x'`".formatted(text) : "";
        parsed.refuse(part, is(text, type), a(wanted) + example);
    }

    /// Two expressions of one type, made into one.
    Optional<Expression> both(List<CelExpr> parts, Type type, BinaryOperator<Expression> make) {
        Optional<Expression> left = typed(parts.get(0), type);
        Optional<Expression> right = typed(parts.get(1), type);
        return left.flatMap(first -> right.map(second -> make.apply(first, second)));
    }

    /// An expression of any type.
    ///
    /// @param wish the type that a column should have whose type is open
    Optional<Expression> translate(CelExpr part, Type wish) {
        return switch (part.getKind()) {
            case CONSTANT -> literals.of(part).map(literal -> literal);
            case IDENT, SELECT -> naming.name(part, wish).map(name -> name);
            case CALL -> call(part, part.call(), wish);
            case LIST -> parsed.refuse(part, "a list stands here", "a list only after `in`: `x in ['a', 'b']`");
            case MAP -> parsed.refuse(part, "maps are not offered", "a comparison");
            case STRUCT -> parsed.refuse(part, "messages are not offered", "a comparison");
            case COMPREHENSION -> parsed.refuse(part, "macros are not offered", "a comparison");
            case NOT_SET ->
                throw new IllegalStateException(
                        "the parser left a hole in " + parsed.written().text());
        };
    }

    private Optional<Expression> call(CelExpr part, CelCall call, Type wish) {
        List<CelExpr> operands = call.args();
        return switch (call.function()) {
            case "_&&_" -> both(operands, Type.BOOL, Expression.And::new);
            case "_||_" -> both(operands, Type.BOOL, Expression.Or::new);
            case "!_" -> typed(operands.get(0), Type.BOOL).map(Expression.Not::new);
            case "-_" -> operators.negation(part, wish);
            case "_+_", "_-_", "_*_" -> operators.arithmetic(part, wish);
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> operators.comparison(part);
            case "_?_:_" -> operators.choice(part, wish);
            case "@in" -> operators.in(operands.get(0), operands.get(1));
            case "_[_]" -> column(part, wish);
            case "_/_" ->
                parsed.refuseSign(part, "division is not offered", "a multiplication: `x < 2.0 * y` for `x / y < 2.0`");
            case "_%_" -> parsed.refuseSign(part, "`%` is not offered", "a comparison");
            default -> functions.call(part);
        };
    }

    /// `column['odd name']`
    private Optional<Expression> column(CelExpr part, Type wish) {
        return naming.isName(part)
                ? naming.name(part, wish).map(name -> name)
                : parsed.refuseSign(
                        part,
                        "`[…]` is not offered",
                        scope.columns() == Columns.NONE ? "a name" : "`column['odd name']`");
    }
}
