package org.recordsdb.migrate.expression;

import org.recordsdb.spi.TableInfo;

/**
 * A view of one database as another one takes it.
 *
 * @param sql the statement that makes it
 * @param columns what it is to expressions and to other views
 */
public record View(String sql, TableInfo columns) {}
