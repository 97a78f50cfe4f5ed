package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.error.Withheld;
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

  /** A lock of the system goes with the program that has it. */
  static RecordsException lockedFile(String file) {
    return Failure.of(
            ErrorKind.BUSY,
            "Another copy or migration of " + file + " is at work. Wait until it has ended.")
        .exception();
  }

  /**
   * The target has tables.
   *
   * @param place the schema or file, as the beginning of a sentence
   * @param finished the source of a copy that is all there, or null
   */
  static RecordsException notEmpty(String place, List<String> names, @Nullable String finished) {
    String advice =
        finished == null
            ? "Copy into an empty one."
            : "A copy from "
                + finished
                + " has been finished there: compare it with its source, or roll it back before"
                + " another one.";
    return Failure.of(
            ErrorKind.CONFIG, place + " is not empty: " + String.join(", ", names) + ". " + advice)
        .exception();
  }

  /** Nothing would be copied, and nothing compared. */
  static RecordsException noTables(String origin) {
    return Failure.of(
            ErrorKind.CONFIG,
            "There is nothing to copy or to compare: "
                + origin
                + " has no tables of its own. Check the name of the database, and that of the"
                + " schema.")
        .exception();
  }

  /** Tables of the source are not in what is said to be its copy. */
  static RecordsException missingTables(String place, String tables) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be compared: "
                + place
                + " lacks these tables of the source: "
                + tables
                + ". Check the name of the target, and that of its schema; or copy anew.")
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
        .cause(Withheld.of(cause))
        .exception();
  }

  /** Rows would be lost that no copy has brought. */
  static RecordsException changedSince(String tables) {
    return Failure.of(
            ErrorKind.CONFIG,
            "Since the copy rows were changed, added or deleted in "
                + tables
                + ". Nothing was dropped. Copy them elsewhere first, or say that they may go"
                + " (evenIfChanged, or the command's --even-if-changed).")
        .exception();
  }

  /** A file is dropped by deleting it. */
  static RecordsException finishedFile(String file) {
    return Failure.of(
            ErrorKind.CONFIG, "The whole file " + file + " is the copy. Delete it if it is to go.")
        .exception();
  }

  /** The target holds what no copy of this plan has stored. */
  static RecordsException foreignValue(String table, String column, IllegalArgumentException why) {
    return Failure.of(
            ErrorKind.INVALID_VALUE,
            "The target's table "
                + table
                + " has a value in "
                + column
                + " that is none of the type that a copy with these options gives the column: "
                + why.getMessage()
                + ". It was changed since, or copied with other options.")
        .exception();
  }

  static RecordsException noSuchColumns(String names) {
    return Failure.of(
            ErrorKind.CONFIG,
            "A type was asked for columns that the source has not, or does not copy: "
                + names
                + ". Write them as table.column, as the source spells them.")
        .exception();
  }

  static RecordsException quarantineTaken(String table) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The source has a table "
                + table
                + " of its own, where the rows that can't be taken would go. Rename it, or choose"
                + " another policy.")
        .exception();
  }

  static RecordsException severalCopies(String schemas) {
    return Failure.of(
            ErrorKind.CONFIG,
            "Copies were made in the schemas "
                + schemas
                + ". Say from which of them it is to be taken away (its schema, or the command's"
                + " --to-schema). Nothing was dropped.")
        .exception();
  }
}
