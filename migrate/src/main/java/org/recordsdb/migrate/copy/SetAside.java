package org.recordsdb.migrate.copy;

/**
 * A row that the target's table can't take, as it goes to the table of such rows.
 *
 * @param table where it would belong
 * @param key its key, as a JSON object
 * @param problem the column, and what is wrong with its value
 * @param row all its values, as a JSON object
 */
record SetAside(String table, String key, String problem, String row) {}
