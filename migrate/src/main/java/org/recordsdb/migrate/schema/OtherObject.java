package org.recordsdb.migrate.schema;

/**
 * Something that is no table: a view, a trigger, a virtual table, a function.
 *
 * @param kind what it is, as {@code view}
 * @param name its name
 * @param sql the statement that makes it, in the words of the database it comes from
 */
public record OtherObject(String kind, String name, String sql) {}
