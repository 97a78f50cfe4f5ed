package org.recordsdb.error;

/** Whether the failed call changed the database. */
public enum Outcome {
  /** Nothing of the call was stored. */
  NOT_APPLIED,
  /** The connection was lost before the answer came: the change may have been stored or not. */
  UNKNOWN
}
