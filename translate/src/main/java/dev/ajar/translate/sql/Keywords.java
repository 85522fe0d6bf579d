package dev.ajar.translate.sql;

import java.util.Locale;
import java.util.Set;

/// Words that mean something else in one dialect or another.
final class Keywords {

    private static final Set<String> ALL = Set.of("""
            all alter analyse analyze and anti any array as asc asof assert_rows_modified asymmetric at authorization
            between bigint binary bit boolean both by case cast char character check coalesce collate collation column
            columns concurrently constraint contains create cross cube current current_catalog current_date current_path
            current_role current_schema current_time current_timestamp current_user date deallocate dec decimal default
            deferrable define delete desc describe distinct do drop else end enum escape except exclude execute exists
            extract false fetch float following for foreign freeze from full generated glob graph_table group grouping
            grouping_id groups hash having if ignore ilike in initially inner inout insert int integer intersect
            interval into is isnull join json_array json_exists json_object json_query json_table json_value lambda
            lateral leading left like limit listagg localtime localtimestamp lookup map merge national natural nchar new
            no none normalize not notnull null nullif nulls numeric of offset on only or order out outer over overlaps
            overlay partition pivot pivot_longer pivot_wider placing position positional preceding precision prepare
            primary proto qualify range real recursive references respect returning right rollup row rows select semi
            session_user set setof show similar skip smallint some struct substring summarize symmetric table
            tablesample then time timestamp to trailing treat trim true try_cast uescape unbounded union unique unnest
            unpack unpivot user using values varchar variadic verbose when where window with within xmlattributes
            xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
            """.strip().split("\\s+", -1));

    private Keywords() {}

    static boolean isOne(String word) {
        return ALL.contains(word.toLowerCase(Locale.ROOT));
    }
}
