package org.recordsdb.examples.pipeline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a row of {@code documents} to decide whether its file is to be processed.
 *
 * @param id its identity
 * @param path the file below the project's folder, with slashes
 * @param url where readers find it; null if the path makes no URL
 * @param status whether it was processed
 * @param contentHash SHA-256 of the bytes, in hexadecimal; null if they could not be read
 */
record Document(
    long id, String path, @Nullable String url, Status status, @Nullable String contentHash) {

  /** How the last attempt ended. Kept by name. */
  enum Status {
    DONE,
    FAILED
  }

  /** True if this is what was seen at the last attempt. */
  boolean isSameAs(@Nullable String otherHash, @Nullable String otherUrl) {
    return Objects.equals(contentHash, otherHash) && Objects.equals(url, otherUrl);
  }

  /** The outcome of a run that finds it the same. */
  Outcome outcomeIfSame() {
    return status == Status.DONE ? Outcome.UNCHANGED : Outcome.FAILED;
  }
}
