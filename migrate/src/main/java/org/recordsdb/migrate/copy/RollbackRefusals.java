package org.recordsdb.migrate.copy;

import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/** Why a copy is not rolled back. */
final class RollbackRefusals {

  private RollbackRefusals() {}

  /** Rows would be lost that no copy has brought. */
  static RecordsException changedSince(String tables) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be rolled back: since then rows were changed, added or deleted in "
                + tables
                + ". Nothing was dropped. Copy them elsewhere first, or allow them to be dropped"
                + " (evenIfChanged).")
        .exception();
  }

  /** What a copy made is no longer what it made. */
  static RecordsException replacedSince(String parts) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be rolled back: since then these were changed, renamed or created"
                + " anew: "
                + parts
                + ". Nothing was dropped. Save their definitions first, or allow the copy to be"
                + " dropped (evenIfChanged); what was created anew stays, unless it depends on the"
                + " copy.")
        .exception();
  }

  /** Others have built on the copy. */
  static RecordsException dependents(String names) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be rolled back: what the copy did not make depends on it: "
                + names
                + ". Nothing was dropped. Drop or change these first, or allow them to be dropped"
                + " (evenIfChanged).")
        .exception();
  }

  /** Others have built on what is unfinished, which they see. */
  static RecordsException usedByOthers(String part) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The unfinished copy can't be dropped: what the copy did not make depends on its "
                + part
                + ". Nothing was dropped. Drop or change that first.")
        .exception();
  }

  static RecordsException severalCopies(String schemas) {
    return Failure.of(
            ErrorKind.CONFIG,
            "Copies were made in the schemas "
                + schemas
                + ". Nothing was dropped. Give the schema of the copy to roll back"
                + " (toSchema).")
        .exception();
  }
}
