package org.recordsdb.examples.pipeline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code entities}: something that a document speaks of.
 *
 * @param id null until the database has given one
 * @param documentId the document
 * @param kind what it is
 * @param name as it is written
 * @param occurrences how often it is written
 */
record Entity(@Nullable Long id, long documentId, Kind kind, String name, int occurrences) {

  /** What an entity is. Kept by name. */
  enum Kind {
    /** A product, a project or a person: PostgreSQL, Ada Lovelace. */
    NAME,
    /** A file, with its folders where they are written. */
    FILE,
    /** An identifier of several words between backticks. */
    CODE,
    /** A web address. */
    URL,
    /** An e-mail address. */
    EMAIL
  }

  long storedId() {
    return Objects.requireNonNull(id, "not stored yet");
  }
}
