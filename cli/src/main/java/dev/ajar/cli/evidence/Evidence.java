package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Words;
import dev.ajar.expression.Time;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.store.table.VerdictChoice;
import dev.ajar.store.table.VerdictCount;
import dev.ajar.store.table.VerdictReader;
import dev.ajar.tally.Tally;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/// The verdicts a question is asked of.
public final class Evidence {

    /// How finely windows of time are told apart: all zones are off by multiples of it.
    public static final long QUARTER = 15 * Time.MINUTE;

    /// One day, in µs.
    public static final long DAY = 24 * 60 * Time.MINUTE;

    /// What stands where a session's value is unknown.
    public static final String UNKNOWN = "(unknown)";

    /// What a session ended with is no cause of how it ended.
    static final List<String> OUTCOMES = List.of("reason", "furthest_step");

    private static final int MOST_YEARS = 100;

    private final VerdictReader reader;
    private final VerdictChoice choice;

    public Evidence(VerdictReader reader, VerdictChoice choice) {
        this.reader = reader;
        this.choice = choice;
    }

    /// The experience asked about.
    public String experience() {
        return choice.experience();
    }

    /// Which verdicts are meant.
    public VerdictChoice choice() {
        return choice;
    }

    /// The same within a window.
    public Evidence within(long from, long to) {
        return new Evidence(reader, choice.within(Math.max(from, choice.from()), Math.min(to, choice.to())));
    }

    /// What tells one kind of session from another.
    public List<String> dimensions() {
        return reader.dimensions();
    }

    /// The columns of dimensions.
    ///
    /// @param option which option names them: `--strata`
    /// @throws Misasked with all that are not there, and the nearest
    public List<String> columns(String option, List<String> dimensions) {
        List<String> missing = dimensions.stream()
                .filter(each -> reader.column(each).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new Misasked("%s %s: %s%s"
                    .formatted(
                            option,
                            String.join(",", dimensions),
                            reader.missing(missing),
                            " (dimensions of the experience are columns of its verdict table: add it there)"));
        }
        List<String> columns = dimensions.stream()
                .map(each -> reader.column(each).orElseThrow())
                .toList();
        if (columns.stream().distinct().count() < columns.size()) {
            throw new Misasked("%s %s: expected each dimension once".formatted(option, String.join(",", dimensions)));
        }
        return columns;
    }

    /// Columns of what a session began with: how it ended is no condition of it, and belongs to nobody.
    ///
    /// @throws Misasked also where one is `reason` or `furthest_step`
    public List<String> conditions(String option, List<String> dimensions) {
        List<String> columns = columns(option, dimensions);
        List<String> outcomes = columns.stream().filter(OUTCOMES::contains).toList();
        if (!outcomes.isEmpty()) {
            throw new Misasked(
                    "%s %s: %s says how a session ended (expected: what was so before it, such as lock.model)"
                            .formatted(option, String.join(",", dimensions), String.join(" and ", outcomes)));
        }
        return columns;
    }

    /// The values of a column that sessions of the experience have.
    public SortedSet<String> values(String column) throws IOException {
        TreeSet<String> values = new TreeSet<>();
        reader.count(
                VerdictChoice.of(choice.experience()),
                List.of(column),
                0,
                count -> count.values().getFirst().ifPresent(values::add));
        return values;
    }

    /// The column of one dimension of which [#conditions] are spoken.
    public String condition(String option, String dimension) {
        return conditions(option, List.of(dimension)).getFirst();
    }

    /// The column of one dimension.
    public String column(String option, String dimension) {
        return columns(option, List.of(dimension)).getFirst();
    }

    /// Counts by columns and slice of time.
    public void count(List<String> columns, long slice, Consumer<VerdictCount> to) throws IOException {
        reader.count(choice, columns, slice, to);
    }

    /// Counts as cells.
    ///
    /// @param columns first of the cluster, then what `cell` wants to know
    /// @param cell makes a cell of a count whose first value is known, or none
    public Counted cells(List<String> columns, Function<VerdictCount, Optional<Cell>> cell) throws IOException {
        return cells(columns, 0, cell);
    }

    /// The same where the first few columns are all of clusters: a session of which one is unknown is left out.
    Counted cells(int clusters, List<String> columns, Function<VerdictCount, Optional<Cell>> cell) throws IOException {
        return cells(clusters, columns, 0, cell);
    }

    /// The same by slices of time, in µs; 0: time is not sliced.
    public Counted cells(List<String> columns, long slice, Function<VerdictCount, Optional<Cell>> cell)
            throws IOException {
        return cells(1, columns, slice, cell);
    }

    private Counted cells(int clusters, List<String> columns, long slice, Function<VerdictCount, Optional<Cell>> cell)
            throws IOException {
        List<Cell> cells = new ArrayList<>();
        long[] unclustered = new long[1];
        count(columns, slice, count -> {
            if (count.values().subList(0, clusters).stream().anyMatch(Optional::isEmpty)) {
                unclustered[0] += cell.apply(count).map(Cell::sessions).orElse(0L);
            } else {
                cell.apply(count).ifPresent(cells::add);
            }
        });
        return switch (Cells.of(cells)) {
            case Answer.Known<Cells>(Cells all) -> new Counted(all, unclustered[0]);
            case Answer.Unknown<Cells>(Answer.Why ignored, String sentence) -> throw new Misasked(sentence);
        };
    }

    /// Cells, and how many sessions are in none.
    ///
    /// @param unclustered sessions whose cluster is unknown: they can be compared with nothing
    public record Counted(Cells cells, long unclustered) {

        /// What to say of those left out; empty where there are none.
        public Optional<String> left(String cluster) {
            return unclustered == 0 ? Optional.empty() : Optional.of(Evidence.left(unclustered, cluster));
        }
    }

    /// What to say of sessions that are in no cluster.
    static String left(long sessions, String cluster) {
        return "%s without a known %s %s left out."
                .formatted(Words.counted(sessions, "session", "sessions"), cluster, sessions == 1 ? "is" : "are");
    }

    /// What was counted on each day, in the order of days, without a gap.
    ///
    /// @param zone whose days
    public SequencedMap<LocalDate, Tally> days(ZoneId zone) throws IOException {
        TreeMap<LocalDate, Tally> days = new TreeMap<>();
        count(
                List.of(),
                QUARTER,
                count -> days.merge(
                        day(count.slice(), zone),
                        new Tally(count.good(), count.bad(), count.excluded(), count.pending()),
                        Tally::plus));
        if (!days.isEmpty()) {
            if (days.firstKey().plusYears(MOST_YEARS).isBefore(days.lastKey())) {
                throw new Misasked(
                        "--verdicts: sessions from %s to %s (expected: %s years at most; --from and --to leave out what a wrong clock wrote)"
                                .formatted(days.firstKey(), days.lastKey(), MOST_YEARS));
            }
            days.firstKey().datesUntil(days.lastKey()).forEach(day -> days.putIfAbsent(day, Tally.ZERO));
        }
        return days;
    }

    /// The day of an instant.
    ///
    /// @param micros since 1970
    public static LocalDate day(long micros, ZoneId zone) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
    }

    /// An instant as text.
    ///
    /// @param micros since 1970
    static String instant(long micros) {
        return Time.text(micros);
    }

    /// The value, or what stands for none.
    public static String shown(Optional<String> value) {
        return value.orElse(UNKNOWN);
    }

    /// Several values as one name. A point that one brings along is doubled, so that no two lists have the same name.
    public static String joined(List<Optional<String>> values) {
        return values.size() == 1
                ? shown(values.getFirst())
                : String.join(
                        " · ",
                        values.stream()
                                .map(Evidence::shown)
                                .map(value -> value.replace("·", "··"))
                                .toList());
    }

    /// The reader behind, for what is not a count.
    VerdictReader reader() {
        return reader;
    }
}
