/**
 * The same work done by Records, by hand over JDBC, and by other libraries, each used as its own
 * documentation shows.
 */
@NullMarked
package org.recordsdb.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
