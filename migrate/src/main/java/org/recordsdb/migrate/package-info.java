/** Schema migrations that run on every database of Records, and copies of whole databases. */
@NullMarked
package org.recordsdb.migrate;

import org.jspecify.annotations.NullMarked;
