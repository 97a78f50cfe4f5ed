/** What drivers and dialects throw that they may not throw. Not API. */
@NullMarked
package org.recordsdb.internal.driver;

import org.jspecify.annotations.NullMarked;
