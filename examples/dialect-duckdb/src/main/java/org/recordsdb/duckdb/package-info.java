/** A dialect for DuckDB, as somebody else would write it. */
@NullMarked
package org.recordsdb.duckdb;

import org.jspecify.annotations.NullMarked;
