package org.recordsdb.migrate.copy;

/**
 * Part of the source's schema that the target does not get.
 *
 * @param kind what it is, as {@code view}, {@code check} or {@code default}
 * @param name its name, with its table's where it belongs to one
 * @param reason why not
 */
public record Untranslated(String kind, String name, String reason) {}
