package org.recordsdb;

/**
 * What an upsert did.
 *
 * @param row the stored row
 * @param action whether it is new
 */
public record Upserted(Row row, Action action) {

  /** What happened to the row. */
  public enum Action {
    /** The key was free: the row is new. */
    INSERTED,
    /** The key was taken: the row that had it was changed. */
    UPDATED
  }

  /** True if the row is new. */
  public boolean isInserted() {
    return action == Action.INSERTED;
  }
}
