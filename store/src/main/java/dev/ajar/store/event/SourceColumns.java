package dev.ajar.store.event;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns that a source uses.
///
/// @param names in the order in which they are first mentioned
/// @param compared the type that conditions take a column for; only those that are more than asked with `has`
public record SourceColumns(List<String> names, Map<String, Type> compared) {

    public static SourceColumns of(Source source) {
        List<String> names = new ArrayList<>();
        Map<String, Type> compared = new LinkedHashMap<>();
        for (Source.Row row : source.events()) {
            names.addAll(of(row.id()));
            names.addAll(TimeTaking.columns(row.time()));
            names.addAll(TimeTaking.columns(row.recorded()));
            names.addAll(TimeTaking.columns(row.received()));
            names.addAll(of(row.sequence()));
            row.when().names().forEach(name -> names.add(column(name)));
            compare(row.when(), compared);
            row.attributes().values().forEach(mapping -> names.addAll(of(mapping)));
        }
        return new SourceColumns(names.stream().distinct().toList(), compared);
    }

    private static List<String> of(Mapping mapping) {
        return switch (mapping) {
            case Mapping.Absent ignored -> List.of();
            case Mapping.Constant ignored -> List.of();
            case Mapping.Column(String column) -> List.of(column);
            case Mapping.Extract(String column, String ignored) -> List.of(column);
            case Mapping.Instant(var read) -> TimeTaking.columns(read);
        };
    }

    private static void compare(Expression expression, Map<String, Type> compared) {
        if (expression instanceof Expression.Has) {
            return;
        }
        if (expression instanceof Expression.Name name) {
            compared.put(column(name), name.type());
        }
        expression.parts().forEach(part -> compare(part, compared));
    }

    private static String column(Expression.Name name) {
        return name.name().substring(ColumnNames.PREFIX.length());
    }
}
