import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts together what every court wrote down: one table of engines by chapters.
///
/// `java Court.java print|write|check PAGE FOLDER...`: each FOLDER is the `target/court` of one room, in which
/// `law-book/ENGINE.csv` and `made-up/ENGINE.csv` have the lines `chapter;tried;agreed`. `print` shows the table,
/// `write` puts its law book into the page, `check` holds the page against it: an engine that sat must have agreed
/// where the page says so. An engine that did not sit (Trino on an old JDK) is told, and is not checked.
class Court {

    private static final String BEGIN = "<!-- court -->\n";
    private static final String END = "<!-- end of court -->\n";
    private static final List<String> ORDER = List.of("java", "duckdb", "bigquery", "trino");
    private static final Map<String, String> TITLES =
            Map.of("java", "Java judge", "duckdb", "DuckDB", "bigquery", "BigQuery", "trino", "Trino");

    /// The rows, in their order: the chapters of the contract, then what SQL is held to.
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("made up", "made up");
        ROWS.put("1", "1 Events, schemas, identity, sources");
        ROWS.put("2", "2 Expressions");
        ROWS.put("3", "3 Timelines");
        ROWS.put("4", "4 Sessions: keys, episodes, slots");
        ROWS.put("5", "5 Judgement: windows, rules, indicators");
        ROWS.put("6", "6 Verdicts and tallies");
        ROWS.put("7", "7 Objectives");
        ROWS.put("8", "8 What is restated");
        ROWS.put("sessions", "`sessions`");
        ROWS.put("verdicts", "`verdicts`");
        ROWS.put("tallies", "`tallies`");
        ROWS.put("summary", "`summary`, which `--warehouse` asks");
        ROWS.put("quality, transitions, paths", "`quality`, `transitions`, `paths`");
        ROWS.put("kept steps, since", "steps kept as tables, `--since`");
    }

    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[1]);
        List<Path> folders = Arrays.asList(arguments).subList(2, arguments.length).stream()
                .map(Path::of)
                .toList();
        Map<String, Map<String, String>> book = read(folders, "law-book");
        Map<String, Map<String, String>> madeUp = read(folders, "made-up");
        switch (arguments[0]) {
            case "print" -> System.out.print(table(book) + "\n" + table(madeUp));
            case "write" -> {
                String old = Files.readString(page);
                Map<String, Map<String, String>> all = published(old);
                all.putAll(book);
                Files.writeString(page, with(old, table(all)));
            }
            case "check" -> check(Files.readString(page), book);
            default -> throw new IllegalArgumentException(arguments[0] + ": expected print, write or check");
        }
    }

    /// Engine to chapter to `agreed/tried`.
    private static Map<String, Map<String, String>> read(List<Path> folders, String kind) throws IOException {
        Map<String, Map<String, String>> engines = new TreeMap<>((a, b) -> ORDER.indexOf(a) - ORDER.indexOf(b));
        for (Path folder : folders) {
            if (!Files.isDirectory(folder.resolve(kind))) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                for (Path file : files.sorted().toList()) {
                    String engine = file.getFileName().toString().replace(".csv", "");
                    Map<String, String> chapters = new TreeMap<>();
                    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
                        String[] cells = line.split(";", -1);
                        chapters.put(cells[0], cells[2] + "/" + cells[1]);
                    }
                    engines.put(engine, chapters);
                }
            }
        }
        return engines;
    }

    private static String table(Map<String, Map<String, String>> engines) {
        Set<String> chapters = new LinkedHashSet<>(ROWS.keySet());
        chapters.removeIf(chapter -> engines.values().stream().noneMatch(each -> each.containsKey(chapter)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("chapter of the contract", ORDER.stream().map(TITLES::get).toList()));
        rows.add(row("---", ORDER.stream().map(ignored -> "---:").toList()));
        for (String chapter : chapters) {
            rows.add(row(
                    ROWS.get(chapter),
                    ORDER.stream()
                            .map(engine ->
                                    engines.getOrDefault(engine, Map.of()).getOrDefault(chapter, "–"))
                            .toList()));
        }
        return rows.stream()
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private static List<String> row(String first, List<String> others) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(others);
        return row;
    }

    private static String with(String page, String table) {
        int from = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, from) + "\n" + table + "\n" + page.substring(page.indexOf(END));
    }

    private static void check(String page, Map<String, Map<String, String>> engines) {
        List<String> wrong = new ArrayList<>();
        Map<String, Map<String, String>> published = published(page);
        for (String engine : ORDER) {
            if (!engines.containsKey(engine)) {
                System.out.println(TITLES.get(engine) + " did not sit; what the page says of it was not checked.");
            } else if (!engines.get(engine).equals(published.get(engine))) {
                wrong.add("%s: published %s, found %s".formatted(engine, published.get(engine), engines.get(engine)));
            }
        }
        if (!wrong.isEmpty()) {
            wrong.forEach(System.err::println);
            System.err.println(
                    "The table of engines is not what the courts found. If that is wanted: java scripts/Court.java write");
            System.exit(1);
        }
    }

    private static Map<String, Map<String, String>> published(String page) {
        Map<String, Map<String, String>> published = new TreeMap<>();
        String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
        for (String line : table.strip().lines().skip(2).toList()) {
            List<String> cells =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            String chapter = ROWS.entrySet().stream()
                    .filter(row -> row.getValue().equals(cells.get(1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no such row: " + line))
                    .getKey();
            for (int place = 0; place < ORDER.size(); place++) {
                if (!cells.get(place + 2).equals("–")) {
                    published
                            .computeIfAbsent(ORDER.get(place), ignored -> new TreeMap<>())
                            .put(chapter, cells.get(place + 2));
                }
            }
        }
        return published;
    }
}
