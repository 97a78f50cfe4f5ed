/**
 * The rules that a value must keep on its way in and the classes it may take on its way out. Not
 * API.
 */
@NullMarked
package org.recordsdb.internal.value;

import org.jspecify.annotations.NullMarked;
