package dev.ajar.translate.sql;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names for columns and steps of a query: made from those of the definition, never twice the same, and so plain that
/// no dialect needs quotes around them.
final class Aliases {

    private final Set<String> taken;

    /// @param taken names that are given already
    Aliases(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /// A name as like the wanted one as can be.
    String take(String wanted) {
        String plain = plain(wanted);
        String alias = plain;
        for (int number = 2; !taken.add(alias); number++) {
            alias = plain + "_" + number;
        }
        return alias;
    }

    private static String plain(String wanted) {
        StringBuilder plain = new StringBuilder();
        wanted.toLowerCase(Locale.ROOT)
                .chars()
                .map(unit -> (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') ? unit : '_')
                .forEach(unit -> plain.append((char) unit));
        if (plain.isEmpty() || Character.isDigit(plain.charAt(0)) || plain.charAt(0) == '_') {
            plain.insert(0, 'c');
        }
        return Keywords.isOne(plain.toString()) ? plain.append('_').toString() : plain.toString();
    }
}
