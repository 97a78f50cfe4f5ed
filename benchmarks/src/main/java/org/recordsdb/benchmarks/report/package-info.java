/** The report: results of a run as a page with tables and charts. */
@NullMarked
package org.recordsdb.benchmarks.report;

import org.jspecify.annotations.NullMarked;
