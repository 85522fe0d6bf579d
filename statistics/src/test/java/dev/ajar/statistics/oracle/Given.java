package dev.ajar.statistics.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an oracle was made of.
///
/// @param expected what is expected of it: grids have their settings there
/// @param data the folder of data sets
record Given(String id, Map<?, ?> inputs, Map<?, ?> expected, Path data) {

    boolean has(String key) {
        return inputs.containsKey(key);
    }

    /// Anything, as it was read: a number, a text, or lists and maps of them.
    Object any(String key) {
        Object value = inputs.get(key);
        if (value == null) {
            throw new NotCovered("no input \"%s\"".formatted(key));
        }
        return value;
    }

    double number(String key) {
        if (any(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new NotCovered("input \"%s\" is no number".formatted(key));
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    long count(String key) {
        return Math.round(number(key));
    }

    String text(String key) {
        return any(key).toString();
    }

    double[] numbers(String key) {
        return numbers(any(key));
    }

    long[] counts(String key) {
        double[] numbers = numbers(key);
        long[] counts = new long[numbers.length];
        for (int at = 0; at < counts.length; at++) {
            counts[at] = Math.round(numbers[at]);
        }
        return counts;
    }

    List<String> texts(String key) {
        if (any(key) instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        throw new NotCovered("input \"%s\" is no list".formatted(key));
    }

    Given inside(String key) {
        if (any(key) instanceof Map<?, ?> map) {
            return new Given(id, map, expected, data);
        }
        throw new NotCovered("input \"%s\" has no keys".formatted(key));
    }

    /// The rows of a grid, each with its settings (and the answer, which is nobody's to look at).
    List<Given> grid() {
        if (expected.get("rows") instanceof List<?> rows) {
            return rows.stream()
                    .map(row -> new Given(id, (Map<?, ?>) row, Map.of(), data))
                    .toList();
        }
        throw new NotCovered("no grid");
    }

    /// A list of numbers, of whatever was read.
    static double[] numbers(Object value) {
        if (value instanceof List<?> list) {
            double[] numbers = new double[list.size()];
            for (int at = 0; at < numbers.length; at++) {
                if (!(list.get(at) instanceof Number number)) {
                    throw new NotCovered("no number: " + list.get(at));
                }
                numbers[at] = number.doubleValue();
            }
            return numbers;
        }
        throw new NotCovered("no list: " + value);
    }

    /// A data set beside the oracles: its header, then its rows. Quotes around values are taken off.
    Table table(String name) {
        Path file = data.resolve(name + ".csv");
        if (!Files.exists(file)) {
            throw new NotCovered("no data set " + name + ".csv");
        }
        try {
            List<List<String>> rows = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                rows.add(List.of(line.replace("\"", "").split(",", -1)));
            }
            return new Table(rows.getFirst(), rows.subList(1, rows.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A data set.
    record Table(List<String> header, List<List<String>> rows) {

        List<String> texts(String column) {
            int place = header.indexOf(column);
            if (place < 0) {
                throw new NotCovered("no column %s in %s".formatted(column, header));
            }
            return rows.stream().map(row -> row.get(place)).toList();
        }

        /// Numbers; `NaN` where there is none.
        double[] numbers(String column) {
            return texts(column).stream()
                    .mapToDouble(text -> text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text))
                    .toArray();
        }
    }
}
