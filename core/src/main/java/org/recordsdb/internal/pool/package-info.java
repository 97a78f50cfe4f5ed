/** Connections, pooled: the only place that knows HikariCP. Not API. */
@NullMarked
package org.recordsdb.internal.pool;

import org.jspecify.annotations.NullMarked;
