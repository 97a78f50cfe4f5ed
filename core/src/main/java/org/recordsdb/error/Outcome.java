package org.recordsdb.error;

/** Whether the failed call changed the database. */
public enum Outcome {
  /**
   * Nothing of the call was stored. Where an insert fails as it counted no row ({@link
   * ErrorKind#NO_ROW}), what a trigger or rule stored in place of the row stands all the same.
   */
  NOT_APPLIED,
  /** The change is stored; what the call was to give back of it could not be read. */
  APPLIED,
  /** The connection was lost before the answer came: the change may have been stored or not. */
  UNKNOWN
}
