/** Small things about words that several parts of the engine say to people. Not API. */
@NullMarked
package org.recordsdb.internal.text;

import org.jspecify.annotations.NullMarked;
