package dev.ajar.googlesql;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.TableContent;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.LanguageFeature;
import com.google.zetasql.ZetaSQLOptions.NameResolutionMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLResolvedNodeKind.ResolvedNodeKind;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Some tables, as they would lie in a dataset of BigQuery, and whoever asks them.
public final class Dataset implements AutoCloseable {

    /// What our queries need beyond the bare language, and what BigQuery forbids. BigQuery can do more; what is not
    /// here is refused.
    private static final Set<LanguageFeature> FEATURES = Set.of(
            LanguageFeature.FEATURE_ANALYTIC_FUNCTIONS,
            LanguageFeature.FEATURE_BIGNUMERIC_TYPE,
            LanguageFeature.FEATURE_CIVIL_TIME,
            LanguageFeature.FEATURE_DISALLOW_GROUP_BY_FLOAT,
            LanguageFeature.FEATURE_LIMIT_IN_AGGREGATE,
            LanguageFeature.FEATURE_NULLS_FIRST_LAST_IN_ORDER_BY,
            LanguageFeature.FEATURE_NULL_HANDLING_MODIFIER_IN_AGGREGATE,
            LanguageFeature.FEATURE_NULL_HANDLING_MODIFIER_IN_ANALYTIC,
            LanguageFeature.FEATURE_NUMERIC_TYPE,
            LanguageFeature.FEATURE_ORDER_BY_IN_AGGREGATE,
            LanguageFeature.FEATURE_SAFE_FUNCTION_CALL,
            LanguageFeature.FEATURE_WITH_ON_SUBQUERY);

    private static final AnalyzerOptions OPTIONS = options();

    private final Map<String, SimpleTable> schemas = new TreeMap<>();
    private final Map<String, TableContent> contents = new TreeMap<>();
    private SimpleCatalog catalog;

    /// A dataset with no table yet.
    public Dataset() {
        catalog = catalog();
    }

    /// A dataset with one table.
    public Dataset(Table table) {
        this();
        put(table);
    }

    /// Adds a table; one of its name is replaced.
    public void put(Table table) {
        put(table.name(), table.schema(), table.content());
    }

    private void put(String name, SimpleTable schema, TableContent content) {
        close();
        schemas.put(name, schema);
        contents.put(name, content);
        catalog = catalog();
    }

    private SimpleCatalog catalog() {
        SimpleCatalog made = new SimpleCatalog("dataset");
        made.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(OPTIONS.getLanguageOptions()));
        schemas.values().forEach(made::addSimpleTable);
        made.register(contents);
        return made;
    }

    /// Adds a table of what a query gives.
    ///
    /// @throws SQLException if it makes no sense here, or stops
    public void keep(String name, String sql) throws SQLException {
        try (PreparedQuery query = PreparedQuery.builder()
                .setSql(sql)
                .setAnalyzerOptions(OPTIONS)
                .setCatalog(catalog)
                .prepare()) {
            SimpleTable schema = new SimpleTable(name);
            query.getColumns()
                    .forEach(column -> schema.addSimpleColumn(
                            new SimpleColumn(name, column.getName(), column.getType(), false, false)));
            put(name, schema, query.execute(Map.of()));
        } catch (SqlException refused) {
            throw new SQLException(refused.getMessage(), refused);
        }
    }

    private static AnalyzerOptions options() {
        LanguageOptions language = new LanguageOptions();
        language.setNameResolutionMode(NameResolutionMode.NAME_RESOLUTION_DEFAULT);
        language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
        language.setEnabledLanguageFeatures(FEATURES);
        language.setSupportedStatementKinds(Set.of(ResolvedNodeKind.RESOLVED_QUERY_STMT));
        language.enableReservableKeyword("QUALIFY");
        AnalyzerOptions options = new AnalyzerOptions();
        options.setLanguageOptions(language);
        options.setDefaultTimezone("UTC");
        return options;
    }

    /// Whether a query makes sense here, without running it.
    ///
    /// @throws SQLException if it does not
    public void check(String sql) throws SQLException {
        try {
            Analyzer.analyzeStatement(sql, OPTIONS, catalog);
        } catch (SqlException refused) {
            throw new SQLException(refused.getMessage(), refused);
        }
    }

    /// What a query gives.
    ///
    /// @throws SQLException if it makes no sense here, or stops
    public Answer ask(String sql) throws SQLException {
        try (PreparedQuery query = PreparedQuery.builder()
                .setSql(sql)
                .setAnalyzerOptions(OPTIONS)
                .setCatalog(catalog)
                .prepare()) {
            return new Answer(
                    query.getColumns().stream().map(SimpleColumn::getName).toList(),
                    query.execute(Map.of()).getTableData().stream()
                            .map(row -> row.stream().map(Dataset::value).toList())
                            .toList());
        } catch (SqlException refused) {
            throw new SQLException(refused.getMessage(), refused);
        }
    }

    private static Value value(com.google.zetasql.Value cell) {
        if (cell.isNull()) {
            return Value.UNKNOWN;
        }
        return switch (cell.getType().getKind()) {
            case TYPE_STRING -> new StringValue(cell.getStringValue());
            case TYPE_INT64 -> new IntValue(cell.getInt64Value());
            case TYPE_DOUBLE -> new DoubleValue(cell.getDoubleValue());
            case TYPE_BOOL -> BoolValue.of(cell.getBoolValue());
            case TYPE_TIMESTAMP -> new InstantValue(cell.getTimestampUnixMicros());
            default -> throw new IllegalArgumentException("a cell of type " + cell.getType());
        };
    }

    @Override
    public void close() {
        catalog.unregister();
    }
}
