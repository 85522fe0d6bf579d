package dev.ajar.cli.measure;

import dev.ajar.translate.sql.Dialect;
import java.io.IOException;
import java.util.List;

/// A dialect of SQL cannot say the definitions alike.
public final class CannotSay extends IOException {

    private static final long serialVersionUID = 1;

    /// @param why each thing that cannot be said, by name
    public CannotSay(List<String> why, Dialect dialect) {
        super("%s\nthat cannot be said alike in %s".formatted(String.join("\n", why), dialect.title()));
    }
}
