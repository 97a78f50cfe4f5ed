package org.recordsdb.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A condition that every row meets.
 *
 * @param name of the constraint, or null where it was given none
 * @param condition its SQL, in the words of the database it comes from
 */
public record Check(@Nullable String name, String condition) {}
