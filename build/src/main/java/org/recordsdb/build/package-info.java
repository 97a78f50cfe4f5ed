/** What the build says when all modules are done. */
@NullMarked
package org.recordsdb.build;

import org.jspecify.annotations.NullMarked;
