package dev.ajar.conformance;

import java.util.List;

/// The same made-up sources (see [OwnTablesTest]) in Trino.
@NeedsTrino
class TrinoOwnTablesTest extends OwnTablesTest {

    @Override
    List<Warehouse> warehouses() {
        return List.of(new TrinoWarehouse("own_tables"));
    }
}
