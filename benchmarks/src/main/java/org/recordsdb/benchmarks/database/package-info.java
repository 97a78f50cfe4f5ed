/** The databases that the work is done on: made, filled and kept at their size. */
@NullMarked
package org.recordsdb.benchmarks.database;

import org.jspecify.annotations.NullMarked;
