/** What of a driver's exception may be shown. */
@NullMarked
package org.recordsdb.migrate.error;

import org.jspecify.annotations.NullMarked;
