package dev.ajar.translate.dbt;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// Property files of dbt.
final class Yaml {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(110)
            .setSplitLines(true)
            .build();

    private Yaml() {}

    static String text(Map<String, Object> document) {
        return new Dump(SETTINGS).dumpToString(document);
    }
}
