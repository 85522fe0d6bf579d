package dev.ajar.conformance;

import java.util.Map;
import java.util.function.Supplier;

/// The logs of the law book (see [OwnTablesCourtTest]) in Trino.
@NeedsTrino
class TrinoOwnTablesCourtTest extends OwnTablesCourtTest {

    @Override
    Map<String, Supplier<Warehouse>> others() {
        return Map.of("Trino", () -> new TrinoWarehouse("own_logs"));
    }

    @Override
    boolean isWithDuckDb() {
        return false;
    }
}
