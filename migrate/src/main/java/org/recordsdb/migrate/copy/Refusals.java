package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.migrate.error.Withheld;
import org.recordsdb.spi.Fault;

/** The errors of a copy. */
final class Refusals {

  private Refusals() {}

  static RecordsException anotherCopy(String holder) {
    return Failure.of(
            ErrorKind.BUSY,
            "Another copy is writing to this database ("
                + holder
                + "). Wait until it has ended. A copy whose process died is taken over after 30 seconds.")
        .exception();
  }

  static RecordsException lostLease() {
    return Failure.of(
            ErrorKind.BUSY,
            "The copy was stopped: it did not respond for too long, and another copy has taken"
                + " over the database. Run it again when the other one has ended.")
        .exception();
  }

  static RecordsException anotherOrigin(String unfinished) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't start: the target has an unfinished copy from "
                + unfinished
                + ". Finish that copy, or roll it back first.")
        .exception();
  }

  /** The URL of the target forbids writing. */
  static RecordsException readOnlyFile(String file) {
    return Failure.of(
            ErrorKind.READ_ONLY,
            "The copy can't be written to "
                + file
                + ": its URL says that it is only read. Remove mode=ro from the URL of the target.")
        .exception();
  }

  /** A lock of the system goes with the program that has it. */
  static RecordsException lockedFile(String file) {
    return Failure.of(
            ErrorKind.BUSY,
            "The copy can't start: another copy or migration of "
                + file
                + " is running. Wait until it has ended.")
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
            ? "Copy into an empty one. If a copy has just ended there, compare it with its source."
            : "A copy from "
                + finished
                + " has been finished there. Compare it with its source, or roll it back before"
                + " the next one.";
    return Failure.of(
            ErrorKind.CONFIG, place + " is not empty: " + String.join(", ", names) + ". " + advice)
        .exception();
  }

  /** What the copy makes would take the place of what others made. */
  static RecordsException takenNames(String schema, String names) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be made in the schema "
                + schema
                + ": the target has these already, and the copy would create others with their"
                + " names: "
                + names
                + ". The target has none of the copy. Drop or rename them, or copy into another"
                + " schema (toSchema).")
        .exception();
  }

  /** Nothing would be copied, and nothing compared. */
  static RecordsException noTables(String origin) {
    return Failure.of(
            ErrorKind.CONFIG,
            "There is nothing to copy or compare: "
                + origin
                + " has no tables of its own. Check the name of the database, and that of the"
                + " schema.")
        .exception();
  }

  /** All that would be copied is a schema without rows. */
  static RecordsException noTablesLeft(String origin, List<Untranslated> left) {
    String tables =
        left.stream()
            .map(each -> each.name() + " (" + each.reason() + ")")
            .collect(Collectors.joining(", "));
    return Failure.of(
            ErrorKind.CONFIG,
            "There is nothing to copy or compare: each table of "
                + origin
                + " has to be left out: "
                + tables
                + ". Change that in the source, or copy another schema.")
        .exception();
  }

  /** What is said to be a copy is not there at all. */
  static RecordsException missingFile(String file) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be compared: the target " + file + " does not exist. Check the path.")
        .exception();
  }

  /** Whatever is copied or compared, nothing would come of it. */
  static RecordsException samePlace(String place) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The source and the target are the same: " + place + ". Give another target.")
        .exception();
  }

  /** Tables of the source are not in what is said to be its copy. */
  static RecordsException missingTables(String place, String tables) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be compared: "
                + place
                + " does not have these tables of the source: "
                + tables
                + ". Check the name of the target, and that of its schema; or copy again.")
        .exception();
  }

  /** Whoever reads the tables gets other rows than in the source. */
  static RecordsException otherHeirs(String place, List<String> heirs) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be compared: in "
                + place
                + " tables inherit from others than in the source, so these have other rows: "
                + String.join(", ", heirs)
                + ". Undo that (alter table .. inherit, or no inherit), or copy again.")
        .exception();
  }

  /** Part of the schema can't be made of the rows that are there. */
  static RecordsException step(SchemaStep step, Fault fault, SQLException cause) {
    return Failure.of(
            fault.kind(),
            "The "
                + step.kind()
                + " "
                + step.name()
                + " can't be created in the target"
                + CopyFailure.reason(fault, cause)
                + ". The target has none of the copy. Change it in the source, or drop it there, and"
                + " copy again.")
        .cause(Withheld.of(cause))
        .exception();
  }

  /** A schema has the name of an unfinished copy, and nothing says that it is one. */
  static RecordsException foreignSchema(String schema) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The target's schema "
                + schema
                + " can't be used: no copy made it, and a copy needs that name for what is"
                + " unfinished. Nothing of it was read or dropped. Rename it, or drop it.")
        .exception();
  }

  /** A file has the name of an unfinished copy, and nothing says that it is one. */
  static RecordsException foreignFile(String file) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The file "
                + file
                + " can't be used: it is not an unfinished copy of this user, and a copy needs that"
                + " name for what is unfinished. It was not changed. Rename it, or delete it.")
        .exception();
  }

  /** An unfinished file is somebody's who is writing it. */
  static RecordsException copyingFile(String file) {
    return Failure.of(
            ErrorKind.BUSY,
            "The copy can't be rolled back: another copy or migration of "
                + file
                + " is running. Wait until it has ended.")
        .exception();
  }

  /** A file is dropped by deleting it. */
  static RecordsException finishedFile(String file) {
    return Failure.of(
            ErrorKind.CONFIG,
            "There is no unfinished copy into "
                + file
                + " to roll back. If the file is a finished copy, delete it.")
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
                + " that does not fit the type that a copy with these options gives the column: "
                + why.getMessage()
                + ". It was changed after the copy, or copied with other options.")
        .exception();
  }

  /** A schema of this name is not for tables. */
  static RecordsException taken(String schema) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "The copy can't be made in the schema "
                + schema
                + ": PostgreSQL or the copy itself uses this name. Choose another schema"
                + " (toSchema).")
        .exception();
  }

  static RecordsException noSuchColumns(Set<String> names, Set<String> known) {
    String near =
        names.stream()
            .map(name -> Nearest.suggestion(name, known))
            .filter(hint -> !hint.isEmpty())
            .findFirst()
            .orElse(" Write them as table.column, as the source spells them.");
    return Failure.of(
            ErrorKind.CONFIG,
            "A type was given for columns that the source does not have or that are not copied: "
                + String.join(", ", names)
                + "."
                + near)
        .exception();
  }

  static RecordsException quarantineTaken(String kind, String name) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The source has "
                + (kind.equals("index") ? "an " : "a ")
                + kind
                + " "
                + name
                + " of its own, and the copy needs that name for rows with bad values. Rename it, or choose"
                + " another policy.")
        .exception();
  }

  /** A text of a database that does not look at what it stores. */
  static RecordsException notUtf8(TablePlan table, long first, long last, SQLException e) {
    String order =
        table.rowKey().isEmpty()
            ? ""
            : " (in the order of " + String.join(", ", table.rowKey()) + ")";
    return Failure.of(
            ErrorKind.INVALID_VALUE,
            "Can't read the table "
                + table.name()
                + " of the source: one of its rows "
                + first
                + " to "
                + last
                + order
                + " has a text that is not UTF-8, which a database with the encoding SQL_ASCII does not"
                + " check. Store it there as UTF-8, and copy again.")
        .sqlState(e.getSQLState())
        .cause(Withheld.of(e))
        .exception();
  }
}
