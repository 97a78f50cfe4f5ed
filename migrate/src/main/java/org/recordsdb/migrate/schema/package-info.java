/** What a database is made of beside its rows: tables with their constraints and indexes. */
@NullMarked
package org.recordsdb.migrate.schema;

import org.jspecify.annotations.NullMarked;
