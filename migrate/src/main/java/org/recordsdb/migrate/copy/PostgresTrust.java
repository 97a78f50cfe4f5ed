package org.recordsdb.migrate.copy;

/**
 * Whose code a copy may run in a PostgreSQL target.
 *
 * @param source whether code of the source may get other rights than it has there
 * @param target whether reading the copy may run what others have put there since
 */
record PostgresTrust(boolean source, boolean target) {}
