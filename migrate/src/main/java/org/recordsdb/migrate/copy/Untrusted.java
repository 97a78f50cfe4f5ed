package org.recordsdb.migrate.copy;

import java.util.List;
import java.util.Optional;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/** The errors of a copy that meets what others made, and would run or believe it. */
final class Untrusted {

  private Untrusted() {}

  /** Reading would run code of whoever made the source. */
  static RecordsException shadows(String schema, List<String> names) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "The schema "
                + schema
                + " of the source can't be read safely. These would run with the rights of the"
                + " source's login, in place of built-in code: "
                + String.join(", ", names)
                + ". Rename or drop them. If you trust whoever made them, call trustSource().")
        .exception();
  }

  /** Reading the tables would run code of whoever made the source. */
  static RecordsException planned(String schema, List<String> names) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "The tables of the schema "
                + schema
                + " of the source can't be read safely. PostgreSQL would run these with the rights"
                + " of the source's login, already when it plans a query: "
                + String.join(", ", names)
                + ". Drop them. If you trust whoever made them, call trustSource().")
        .exception();
  }

  /** Reading the copy, to compare it or to look for changes, would run code in its database. */
  static RecordsException runInTarget(String schema, List<String> names) {
    return Failure.of(
            ErrorKind.PERMISSION,
            "The copy in the schema "
                + schema
                + " can't be read safely. PostgreSQL would run these with the rights of the target's"
                + " login, in place of built-in code or already when it plans a query: "
                + String.join(", ", names)
                + ". Nothing was dropped. Drop them, or look at them; if you trust whoever made"
                + " them, call trustTarget().")
        .exception();
  }

  /** Something else, as a view, has the name of a table of the copy. */
  static RecordsException noTables(String place, List<String> names) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The copy can't be compared: in "
                + place
                + " something else has the place of these tables of the copy, and reading it could"
                + " run code of others: "
                + String.join(", ", names)
                + ". Nothing of it was read. Look at it, and rename or drop it.")
        .exception();
  }

  /** Evaluating expressions of a file would run functions that are not made for its arguments. */
  static RecordsException foreignFunctions(List<String> names) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "The source file can't be copied safely: expressions of it call functions that are not"
                + " SQLite's own, which are not run: "
                + String.join(", ", names)
                + ". Remove these columns or checks from the source, or make them of SQLite's own"
                + " functions.")
        .exception();
  }

  /** Others change the source's tables again and again while they are to be locked. */
  static RecordsException changing(String schema) {
    return Failure.of(
            ErrorKind.BUSY,
            "The schema "
                + schema
                + " of the source can't be read: its tables or sequences are created, renamed or"
                + " replaced at this moment. Copy again when nobody changes them.")
        .exception();
  }

  /** Something arrived that is left out of a source that is not trusted. */
  static RecordsException arrived(String schema, List<String> names) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "The copy into the schema "
                + schema
                + " was stopped at its end, and the target has none of it: the source was changed"
                + " while it was read, and these came with it: "
                + String.join(", ", names)
                + ". Copy again. If you trust whoever made them, call trustSource().")
        .exception();
  }

  /**
   * What others own in the source would get rights that they have not.
   *
   * @param mighty what rights the login has, as the rest of a sentence
   * @param lost owners that are not kept, with the reasons
   */
  static RecordsException heir(String login, String mighty, List<String> lost) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "The copy can't be made with the target's login "
                + login
                + ", which "
                + mighty
                + " and would own what others own in the source: "
                + String.join(", ", lost)
                + ". The target has none of it. Use a login that only owns the target database; or"
                + " create these roles there, with no more rights than they have in the source, and"
                + " grant them to the login. If you trust whoever made the source, call"
                + " trustSource().")
        .exception();
  }

  /** A schema of the copy's own name is not its own. */
  static RecordsException planted(String schema, List<String> names) {
    return Failure.of(
            ErrorKind.PERMISSION,
            "The target's schema "
                + schema
                + " can't be used, as the target's login has not created all of it: "
                + String.join(", ", names)
                + ". Nothing of it was read or dropped. Connect as the login that made the copy, or"
                + " look at the schema and drop it.")
        .exception();
  }

  /** Definitions of the copy could mean what others have created. */
  static RecordsException strangers(String schema, List<String> names) {
    return Failure.of(
            ErrorKind.PERMISSION,
            "The target's schema "
                + schema
                + " can't be copied into, as other logins have created these there, which could"
                + " run with the rights of the target's login: "
                + String.join(", ", names)
                + ". Copy into another schema (toSchema), or drop them. If you trust whoever made them,"
                + " make the target's login a member of that role, or the owner of them.")
        .exception();
  }

  /**
   * Why something is not made that needs what others have in the target, or empty if they have
   * nothing to do with it.
   */
  static Optional<String> needed(String need, List<String> strangers) {
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "needs the "
                + need
                + ". In the target these of other logins could run with the rights of its login: "
                + String.join(", ", strangers)
                + ". If you trust whoever made them, make the target's login a member of that"
                + " role, or the owner of them");
  }

  /** State that others may write to tells what they like, and a rollback would drop it. */
  static RecordsException writableState(String schema, String writers) {
    return Failure.of(
            ErrorKind.PERMISSION,
            "The target's schema "
                + schema
                + " can't be used, as others may write to it: "
                + writers
                + ". Nothing of it was read or dropped. If they wrote nothing, revoke their rights"
                + " on the schema and its tables, and run it again; else drop it.")
        .exception();
  }
}
