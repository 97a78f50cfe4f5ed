/**
 * One small API of verbs over rows, whose database is one configuration value. Start with {@link
 * org.recordsdb.Records#fromEnv()} or {@link org.recordsdb.Records#connect(String)}; rows are
 * {@link org.recordsdb.Row}, conditions {@link org.recordsdb.Where}, everything that goes wrong a
 * {@link org.recordsdb.error.RecordsException}.
 */
@NullMarked
package org.recordsdb;

import org.jspecify.annotations.NullMarked;
