package org.recordsdb.examples.pipeline;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code projects}: a folder whose documents belong together.
 *
 * @param id null until the database has given one
 * @param root the folder's URI, which is its identity
 * @param name the folder's last name
 * @param createdAt when it was first run
 */
record Project(@Nullable Long id, String root, String name, Instant createdAt) {

  long storedId() {
    return Objects.requireNonNull(id, "not stored yet");
  }
}
