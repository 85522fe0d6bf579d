/// Definitions as a project of dbt: the models around the SQL of [dev.ajar.translate.sql], with descriptions and tests
/// that the definitions give. Only text is made here; nothing is run and no file is written.
@NullMarked
package dev.ajar.translate.dbt;

import org.jspecify.annotations.NullMarked;
