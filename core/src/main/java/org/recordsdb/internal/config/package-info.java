/** How one configuration value, and the variables beside it, become settings. Not API. */
@NullMarked
package org.recordsdb.internal.config;

import org.jspecify.annotations.NullMarked;
