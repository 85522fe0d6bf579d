package dev.ajar.store.event;

import dev.ajar.model.Attributes;
import dev.ajar.store.event.Role.What;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every column is to an event, found out once for each column.
final class Roles {

    private static final int MOST = 50_000;
    private static final String ATTRIBUTES = "attributes";

    private final Attributes attributes;
    private final Map<String, Role> attributeRoles = new HashMap<>();
    private final Map<String, Role> fields = new HashMap<>();
    private @Nullable Known[] byColumn = new Known[64];
    private Column[] alwaysColumns = {};
    private Role[] always = {};
    private boolean alwaysDiffer;

    private record Known(Column column, Role plain, Role cloud, boolean tellsCloudEvent) {}

    Roles(Attributes attributes) {
        this.attributes = attributes;
        field("id", What.ID);
        field("time", What.TIME);
        field("name", What.NAME);
        field("sequence", What.SEQUENCE);
        field("recorded", What.RECORDED);
        field("received", What.RECEIVED);
    }

    private void field(String name, What what) {
        fields.put(name, new Role(what, name));
    }

    /// Lets go of names nobody declared, if there are absurdly many.
    void tidy() {
        if (attributeRoles.size() > MOST) {
            attributeRoles.clear();
            byColumn = new Known[64];
        }
    }

    Role of(Column column, boolean cloud) {
        Known known = known(column);
        return cloud ? known.cloud : known.plain;
    }

    /// Whether all rows of the file have the columns of this one, and all of them have sound names and say something of
    /// their own.
    @SuppressWarnings("ReferenceEquality") // the same instance for every row of the file
    boolean areAlways(Row row) {
        Column[] columns = row.always();
        if (columns.length > 0 && columns != alwaysColumns) {
            alwaysColumns = columns;
            always = Arrays.stream(columns).map(column -> of(column, false)).toArray(Role[]::new);
            alwaysDiffer = Arrays.stream(always).allMatch(Role::isSound)
                    && Arrays.stream(always).distinct().count() == always.length;
        }
        return columns.length > 0 && alwaysDiffer;
    }

    /// What the cells of a column are where [rows have always the same][#areAlways].
    Role always(int cell) {
        return always[cell];
    }

    boolean isCloudEvent(Row row) {
        for (int cell = 0; cell < row.size(); cell++) {
            if (known(row.column(cell)).tellsCloudEvent && row.value(cell).isKnown()) {
                return true;
            }
        }
        return false;
    }

    private Known known(Column column) {
        int index = column.index();
        if (index < byColumn.length) {
            Known known = byColumn[index];
            if (known != null && known.column == column) {
                return known;
            }
        } else {
            byColumn = Arrays.copyOf(byColumn, Math.max(index + 1, byColumn.length * 2));
        }
        boolean tells = !column.isNested() && column.name().equals("specversion");
        Known known = new Known(column, plain(column), cloud(column), tells);
        byColumn[index] = known;
        return known;
    }

    private Role plain(Column column) {
        if (column.isNested()) {
            return attribute(column.head().equals(ATTRIBUTES) ? column.rest() : column.name());
        }
        Role field = fields.get(column.name());
        return field == null ? attribute(column.name()) : field;
    }

    private Role cloud(Column column) {
        if (column.isNested()) {
            return attribute(column.head().equals("data") ? column.rest() : column.name());
        }
        return switch (column.name()) {
            case "id", "time", "sequence" -> plain(column);
            case "type" -> cloudField(column, What.NAME);
            case "recordedtime" -> cloudField(column, What.RECORDED);
            case "specversion", "datacontenttype", "dataschema" -> cloudField(column, What.NOTHING);
            case "subject" -> attribute("cloudevents.event_subject");
            case "source" -> fields.computeIfAbsent("cloudevents.event_source", name -> declared(What.SOURCE, name));
            default -> attribute(column.name());
        };
    }

    private Role cloudField(Column column, What what) {
        return fields.computeIfAbsent("cloudevents " + column.name(), ignored -> new Role(what, column.name()));
    }

    private Role attribute(String name) {
        return attributeRoles.computeIfAbsent(name, ignored -> {
            boolean extra = attributes.place(name) == Attributes.UNDECLARED;
            return declared(extra ? What.EXTRA : What.ATTRIBUTE, name);
        });
    }

    private Role declared(What what, String name) {
        int place = attributes.place(name);
        return place == Attributes.UNDECLARED
                ? new Role(what, name)
                : new Role(what, name, place, attributes.at(place).type());
    }
}
