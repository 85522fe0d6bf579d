package dev.ajar.store.row;

import org.jspecify.annotations.Nullable;

/// [Texts] for each column; one for all of them from the sixty-fifth on.
public final class ColumnTexts {

    private static final int OWN = 64;

    private final @Nullable Texts[] own = new Texts[OWN];
    private final Texts shared = new Texts();

    public Texts of(Column column) {
        int index = column.index();
        if (index >= OWN) {
            return shared;
        }
        Texts texts = own[index];
        if (texts == null) {
            texts = new Texts();
            own[index] = texts;
        }
        return texts;
    }
}
