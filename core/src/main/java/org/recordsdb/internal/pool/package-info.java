/** Connections, pooled. Not API. */
@NullMarked
package org.recordsdb.internal.pool;

import org.jspecify.annotations.NullMarked;
