/** The command {@code records}, for operators. */
@NullMarked
package org.recordsdb.cli;

import org.jspecify.annotations.NullMarked;
