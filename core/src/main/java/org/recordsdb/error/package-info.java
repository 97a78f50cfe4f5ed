/**
 * What can go wrong, as types: one unchecked root, {@link org.recordsdb.error.RecordsException}, a
 * few subclasses named for what a caller can do about them, and {@link
 * org.recordsdb.error.ErrorKind} for the exact fault. The same fault has the same class and kind on
 * every database.
 */
@NullMarked
package org.recordsdb.error;

import org.jspecify.annotations.NullMarked;
