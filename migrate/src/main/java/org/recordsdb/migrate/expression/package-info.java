/**
 * Expressions of one database as another one takes them: conditions, defaults, computed values.
 * Only what means the same there; all else is listed as without a translation.
 */
@NullMarked
package org.recordsdb.migrate.expression;

import org.jspecify.annotations.NullMarked;
