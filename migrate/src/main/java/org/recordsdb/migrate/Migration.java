package org.recordsdb.migrate;

import java.time.Instant;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * One migration as its directory and the database's history know it. Immutable.
 *
 * @param version as in its file's name, {@code 2} or {@code 2026.11.21}
 * @param description the rest of the name, with blanks
 * @param state what became of it
 * @param appliedAt when it was applied or stamped, or null
 */
public record Migration(
    String version, String description, State state, @Nullable Instant appliedAt) {

  /** What became of a migration. */
  public enum State {
    /** In the directory, not in the database. */
    PENDING,
    /** In both. */
    APPLIED,
    /** Applied, and its file was changed since. */
    CHANGED,
    /** Applied, and its file is no longer there. */
    MISSING,
    /** In the directory, not in the database, though a later one is. */
    SKIPPED
  }

  static Migration of(MigrationInfo info, @Nullable Instant appliedAt) {
    return new Migration(
        String.valueOf(info.getVersion()), info.getDescription(), state(info), appliedAt);
  }

  static State state(MigrationInfo info) {
    return switch (info.getState()) {
      case SUCCESS, OUT_OF_ORDER -> info.isChecksumMatching() ? State.APPLIED : State.CHANGED;
      case BASELINE, BELOW_BASELINE -> State.APPLIED;
      case MISSING_SUCCESS, MISSING_FAILED, FUTURE_SUCCESS, FUTURE_FAILED -> State.MISSING;
      case IGNORED -> State.SKIPPED;
      default -> State.PENDING;
    };
  }
}
