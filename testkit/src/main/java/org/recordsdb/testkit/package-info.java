/**
 * The contract that every dialect proves, as a published test suite. Who writes a dialect extends
 * {@link org.recordsdb.testkit.DialectContract} with one small test class; everything else is
 * inherited.
 */
@NullMarked
package org.recordsdb.testkit;

import org.jspecify.annotations.NullMarked;
