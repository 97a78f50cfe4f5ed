package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Fault;

/** The sentences with which a copy is refused. */
final class Refusals {

  private Refusals() {}

  static RecordsException anotherCopy(String holder) {
    return Failure.of(
            ErrorKind.BUSY,
            "Another copy writes to this database ("
                + holder
                + "). Wait until it has ended; one that has died is taken over after half a minute.")
        .exception();
  }

  static RecordsException lostLease() {
    return Failure.of(
            ErrorKind.BUSY,
            "Another copy has taken over this database, as this one was silent for too long."
                + " Nothing more is written by this one.")
        .exception();
  }

  static RecordsException anotherOrigin(String unfinished) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The target holds an unfinished copy from "
                + unfinished
                + ". Finish that one, or roll it back first.")
        .exception();
  }

  static RecordsException notEmpty(String schema, String names) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The schema "
                + schema
                + " of the target is not empty: "
                + names
                + ". Copy into an empty one, or allow it where no names meet.")
        .exception();
  }

  /** Part of the schema can't be made of the rows that are there. */
  static RecordsException step(SchemaStep step, Fault fault, SQLException cause) {
    String detail = fault.detail() == null ? "" : " " + fault.detail();
    return Failure.of(
            fault.kind(),
            "The "
                + step.kind()
                + " "
                + step.name()
                + " can't be made in the target, so nothing of the copy is to be seen."
                + detail)
        .cause(cause)
        .exception();
  }

  /** Rows would be lost that no copy has brought. */
  static RecordsException changedSince(String tables) {
    return Failure.of(
            ErrorKind.CONFIG,
            "Since the copy rows were changed, added or deleted in "
                + tables
                + ". Nothing was dropped. Copy them elsewhere first, or say that they may go.")
        .exception();
  }

  /** A file is dropped by deleting it. */
  static RecordsException finishedFile(String file) {
    return Failure.of(
            ErrorKind.CONFIG, "The whole file " + file + " is the copy. Delete it if it is to go.")
        .exception();
  }
}
