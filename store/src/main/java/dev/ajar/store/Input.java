package dev.ajar.store;

import dev.ajar.model.Source;

/// Something to read events from.
public sealed interface Input {

    Origin origin();

    /// A file of events: NDJSON (CloudEvents too), CSV or Parquet, which it is shows.
    record Events(Origin origin) implements Input {}

    /// A file of rows that become events as a source says.
    record Rows(Origin origin, Source source) implements Input {}
}
