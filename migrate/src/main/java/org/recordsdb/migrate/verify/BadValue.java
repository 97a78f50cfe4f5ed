package org.recordsdb.migrate.verify;

/**
 * Stands in a row of the source for a value that the target can't store and that becomes nothing
 * else there. It is equal to no value of the target, NULL among them.
 */
public enum BadValue {
  /** All of them: each is listed with its problem elsewhere. */
  NOT_STORED;

  /** What is shown in place of the value where it is part of a key. */
  @Override
  public String toString() {
    return "a value that the target can't store";
  }
}
