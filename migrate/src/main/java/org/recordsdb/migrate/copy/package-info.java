/** A whole database copied into another: looked through first, loaded beside, verified, renamed. */
@NullMarked
package org.recordsdb.migrate.copy;

import org.jspecify.annotations.NullMarked;
