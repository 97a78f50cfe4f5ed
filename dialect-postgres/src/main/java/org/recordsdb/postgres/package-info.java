/**
 * PostgreSQL as a database of Records: a server of one's own, RDS, Aurora, Supabase, directly or
 * behind a pooler.
 */
@NullMarked
package org.recordsdb.postgres;

import org.jspecify.annotations.NullMarked;
