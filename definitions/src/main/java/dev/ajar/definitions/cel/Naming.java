package dev.ajar.definitions.cel;

import dev.ajar.definitions.cel.Scope.Columns;
import dev.ajar.definitions.cel.Scope.Known;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what names mean: `error.type`, `column.line`, `column['a:b']`.
final class Naming {

    private static final String COLUMN = "column";
    private static final String COLUMN_DOT = "column.";

    private final Parsed parsed;
    private final Scope scope;

    /// The types that open columns have been given by what is asked of them.
    private final Map<String, Type> columns = new HashMap<>();

    Naming(Parsed parsed, Scope scope) {
        this.parsed = parsed;
        this.scope = scope;
    }

    /// Whether this is nothing but a name.
    boolean isName(CelExpr part) {
        return dotted(part).isPresent();
    }

    /// The name in full: `a.b.c`. A column's odd name is put after `column.` as it is.
    private static Optional<String> dotted(CelExpr part) {
        return switch (part.getKind()) {
            case IDENT -> Optional.of(part.ident().name());
            case SELECT ->
                dotted(part.select().operand())
                        .map(name -> name + "." + part.select().field());
            case CALL -> oddColumn(part).map(column -> COLUMN_DOT + column);
            case CONSTANT, LIST, MAP, STRUCT, COMPREHENSION, NOT_SET -> Optional.empty();
        };
    }

    private static Optional<String> oddColumn(CelExpr part) {
        if (!part.call().function().equals("_[_]")) {
            return Optional.empty();
        }
        CelExpr of = part.call().args().get(0);
        CelExpr name = part.call().args().get(1);
        boolean column =
                of.getKind() == CelExpr.ExprKind.Kind.IDENT && of.ident().name().equals(COLUMN);
        boolean text = name.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && name.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return column && text ? Optional.of(name.constant().stringValue()) : Optional.empty();
    }

    /// Whether this takes its type from what it is compared with.
    boolean isOpen(CelExpr part) {
        if (scope.columns() != Columns.OPEN) {
            return false;
        }
        if (part.getKind() == CelExpr.ExprKind.Kind.CALL && oddColumn(part).isEmpty()) {
            List<CelExpr> operands = part.call().args();
            return switch (part.call().function()) {
                case "-_", "_+_", "_-_", "_*_" -> operands.stream().allMatch(this::isOpen);
                case "_?_:_" -> isOpen(operands.get(1)) && isOpen(operands.get(2));
                default -> false;
            };
        }
        return dotted(part)
                .filter(name -> name.startsWith(COLUMN_DOT))
                .filter(name -> scope.named(name).isEmpty())
                .isPresent();
    }

    /// The name with its type, or empty where there is none; that has then been told.
    Optional<Name> name(CelExpr part, Type wish) {
        String name = dotted(part).orElse("");
        if (name.isEmpty()) {
            return parsed.refuse(part, "no name", "a name such as `lock.id`");
        }
        if (scope.columns() != Columns.NONE && name.startsWith(COLUMN_DOT)) {
            return column(part, name, wish);
        }
        Optional<Known> known = scope.named(name);
        if (known.isEmpty()) {
            tellUnknown(part, name);
        }
        return known.map(found -> new Name(name, found.type()));
    }

    /// Takes over what has been found out about the types of open columns.
    void learn(Naming other) {
        columns.putAll(other.columns);
    }

    /// The name that `has` asks for, which says nothing about its type.
    Optional<Name> asked(CelExpr part) {
        boolean open = isOpen(part);
        String name = dotted(part).orElse("");
        return open ? Optional.of(new Name(name, columns.getOrDefault(name, Type.STRING))) : name(part, Type.STRING);
    }

    private Optional<Name> column(CelExpr part, String name, Type wish) {
        String column = name.substring(COLUMN_DOT.length());
        if (scope.columns() == Columns.LINE && !column.equals("line")) {
            parsed.problems()
                    .error(
                            parsed.span(part),
                            "%s: no column %s".formatted(parsed.where(), Words.quoted(column)),
                            "`column.line`: a file of lines has no other column",
                            List.of("column.line"));
            return Optional.empty();
        }
        Optional<Known> told = scope.named(name);
        if (scope.columns() != Columns.OPEN || told.isPresent()) {
            return Optional.of(new Name(name, told.map(Known::type).orElse(Type.STRING)));
        }
        Type before = columns.putIfAbsent(name, wish);
        if (before != null && before != wish) {
            return parsed.refuse(
                    part,
                    "the column %s is used as %s here and as %s before"
                            .formatted(Words.quoted(column), Conditions.a(wish), Conditions.a(before)),
                    "one type for one column");
        }
        return Optional.of(new Name(name, wish));
    }

    private void tellUnknown(CelExpr part, String name) {
        if (scope.complete()) {
            Problems problems = parsed.problems();
            problems.error(
                    parsed.span(part),
                    "%s: unknown name %s".formatted(parsed.where(), Words.quoted(name)),
                    wasText(part) ? "a text needs its own quotes: \"'%s'\"".formatted(name) : scope.sees(),
                    scope.nearest(name, problems));
        }
    }

    /// Whether all of the expression is one word: such a word is more often a text than a name.
    private boolean wasText(CelExpr part) {
        return parsed.written().tokens().size() == 1 && part.getKind() == CelExpr.ExprKind.Kind.IDENT;
    }

    /// Whether all types in an expression are really known. Where one is not, that has been told, and what follows from
    /// it need not be.
    boolean isSound(Expression expression) {
        return expression.names().stream()
                .allMatch(name -> scope.named(name.name()).map(Known::sound).orElse(true));
    }
}
