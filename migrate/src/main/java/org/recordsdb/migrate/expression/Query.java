package org.recordsdb.migrate.expression;

import java.util.Map;

/**
 * A query, translated.
 *
 * @param sql in the target's words
 * @param columns what it shows, by the names of its columns
 * @param ordered whether its rows come in an order
 */
record Query(String sql, Map<String, Operand> columns, boolean ordered) {}
