package org.recordsdb.migrate.copy;

/** What becomes of a value that its column can't take. */
public enum OnBadValue {
  /** Nothing is copied, and each such value is named. */
  FAIL,
  /** It becomes NULL, where the column takes NULL. */
  NULL,
  /** Its column becomes one of text, and holds all its values as SQLite writes them. */
  TEXT,
  /** Its row goes to a table of its own, as text, with what is wrong. */
  QUARANTINE
}
