/** What Flyway logs, made printable. */
@NullMarked
package org.recordsdb.migrate.log;

import org.jspecify.annotations.NullMarked;
