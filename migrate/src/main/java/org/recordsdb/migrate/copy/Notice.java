package org.recordsdb.migrate.copy;

/**
 * Something to know about a copy that does not stand in its way.
 *
 * @param kind what it is about, as {@code login}, {@code owner} or {@code function}
 * @param name its name
 * @param text what is to be known, as the rest of a sentence
 */
public record Notice(String kind, String name, String text) {}
