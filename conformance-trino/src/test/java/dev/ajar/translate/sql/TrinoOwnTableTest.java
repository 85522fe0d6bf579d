package dev.ajar.translate.sql;

import dev.ajar.conformance.NeedsTrino;
import java.sql.SQLException;
import java.util.List;

/// The same odd tables as in the room of translations, in Trino.
@NeedsTrino
class TrinoOwnTableTest extends OwnTableTest {

    @Override
    List<Engine> engines() throws SQLException {
        return List.of(new InTrino());
    }
}
