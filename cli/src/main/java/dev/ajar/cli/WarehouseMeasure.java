package dev.ajar.cli;

import dev.ajar.cli.measure.InWarehouse;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.report.Answer;
import dev.ajar.model.Definitions;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Translator;
import dev.ajar.warehouse.Asking;
import dev.ajar.warehouse.Limits;
import dev.ajar.warehouse.Opening;
import dev.ajar.warehouse.Refused;
import dev.ajar.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// `ajar measure` where the data is: opens the warehouse, tells what it costs, and asks.
final class WarehouseMeasure {

    private final Surroundings surroundings;
    private final WarehouseOptions options;
    private final PrintWriter err;

    /// @param err where the cost is told
    WarehouseMeasure(Surroundings surroundings, WarehouseOptions options, PrintWriter err) {
        this.surroundings = surroundings;
        this.options = options;
        this.err = err;
    }

    /// The answer; empty where only its cost was asked for.
    ///
    /// @param reading what is read, its tables as people write them
    /// @param by the dimensions to break down by
    @SuppressWarnings("try") // that it is open is all that matters of CancelOnExit
    Optional<Answer> answer(
            Definitions sound, Question question, Reading reading, List<String> by, VerdictFiles verdicts)
            throws IOException {
        String kind = options.kind();
        Dialect dialect = Dialect.named(kind)
                .orElseThrow(() -> new Refused("--warehouse " + kind, "this build does not speak its SQL"));
        Limits limits = options.limits(surroundings.reading(), false);
        Opening opening = new Opening(surroundings.environment(), options.folders(), limits);
        try (Warehouse warehouse = opening.open(kind, options.place());
                CancelOnExit ignored = new CancelOnExit(warehouse);
                Asking asking = new Asking(warehouse, limits)) {
            InWarehouse there = new InWarehouse(
                    sound,
                    question,
                    new Translator(dialect),
                    warehouse,
                    reading,
                    since(question),
                    by,
                    options.brief(),
                    surroundings.reading().now());
            boolean free = tell(warehouse, there.scan(verdicts.isAnywhere()));
            return free ? Optional.of(there.ask(asking, verdicts.isAnywhere(), verdicts::add)) : Optional.empty();
        }
    }

    private Since since(Question question) {
        boolean from = question.from() != Long.MIN_VALUE;
        OptionalLong reach = options.reach(from);
        return reach.isEmpty() ? new Since.Ever() : new Since.From(question.from(), reach.getAsLong());
    }

    /// Tells what asking would cost.
    ///
    /// @return whether to go on
    private boolean tell(Warehouse warehouse, OptionalLong scanned) throws Refused {
        if (scanned.isEmpty()) {
            if (options.dryRun()) {
                throw new Refused(warehouse.title(), "it does not tell what a query would scan", "no --dry-run");
            }
            return true;
        }
        Cost cost = new Cost(scanned.getAsLong(), options.price());
        err.println("%s: %s".formatted(warehouse.title(), cost.words()));
        err.flush();
        OptionalLong most = options.most();
        if (!options.dryRun() && most.isPresent() && scanned.getAsLong() > most.getAsLong()) {
            throw new Refused(
                    warehouse.title(),
                    "that is more than --max-bytes %s, and nothing was run".formatted(most.getAsLong()),
                    "fewer experiences, --from with --reach, or a higher --max-bytes");
        }
        return !options.dryRun();
    }
}
