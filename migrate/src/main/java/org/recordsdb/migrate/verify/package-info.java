/** Whether two tables hold the same: sums over the values, made the same way on both sides. */
@NullMarked
package org.recordsdb.migrate.verify;

import org.jspecify.annotations.NullMarked;
