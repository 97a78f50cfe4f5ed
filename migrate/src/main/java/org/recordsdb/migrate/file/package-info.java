/** Files that a copy or a migration makes. */
@NullMarked
package org.recordsdb.migrate.file;

import org.jspecify.annotations.NullMarked;
