package org.recordsdb.examples.pipeline;

/**
 * An entity as it is found in text.
 *
 * @param kind what it is
 * @param name as it is written
 */
record Mention(Entity.Kind kind, String name) {}
