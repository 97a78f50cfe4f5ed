package org.recordsdb.migrate;

import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * One migration on one database: the files that are meant for it.
 *
 * @param version from the files' names
 * @param description from the files' names, with blanks
 * @param up what applies it
 * @param down what undoes it, or null if there is no such file
 */
record MigrationScript(
    MigrationVersion version, String description, MigrationFile up, @Nullable MigrationFile down) {}
