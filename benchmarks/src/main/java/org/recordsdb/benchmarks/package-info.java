/** Records and its peers at the same work: what is measured, how, and the report of it. */
@NullMarked
package org.recordsdb.benchmarks;

import org.jspecify.annotations.NullMarked;
