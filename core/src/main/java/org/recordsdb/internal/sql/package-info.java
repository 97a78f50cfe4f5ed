/** Raw SQL as text: where its words, quotes, parameters and statements begin and end. Not API. */
@NullMarked
package org.recordsdb.internal.sql;

import org.jspecify.annotations.NullMarked;
