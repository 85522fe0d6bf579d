package dev.ajar.translate.sql;

import java.util.ArrayList;
import java.util.List;

/// Long lists, in lines that can be read.
final class Wrapped {

    private static final int WIDTH = 100;

    private Wrapped() {}

    /// The items with commas between them, in as many lines as it takes.
    ///
    /// @param first what stands before the first
    static List<String> list(String first, List<String> items) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        for (int place = 0; place < items.size(); place++) {
            String item = items.get(place) + (place < items.size() - 1 ? "," : "");
            if (place > 0 && line.length() + 1 + item.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("  ").append(item);
            } else {
                line.append(place > 0 ? " " : "").append(item);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
