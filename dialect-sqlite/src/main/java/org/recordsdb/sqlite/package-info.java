/**
 * SQLite as a database of Records: files in WAL mode with one writer and several readers, foreign
 * keys always enforced, and values kept so that the declared type of a column says what they mean.
 */
@NullMarked
package org.recordsdb.sqlite;

import org.jspecify.annotations.NullMarked;
