/** Keeps two programs from changing one database file at once. */
@NullMarked
package org.recordsdb.migrate.lock;

import org.jspecify.annotations.NullMarked;
