package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.error.Withheld;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Generation;

/** The error where a database rejects something in the middle of a copy. */
final class CopyFailure {

  private static final String MEMORY =
      "Java has too little memory for a value or for a group of rows. Give it more"
          + " (JDK_JAVA_OPTIONS=-Xmx4g), and run it again.";

  /** Definitions that fail have a message of their own ({@link Refusals#step}). */
  private static final String NO_FUNCTION = "42883";

  private static final String FUNCTION =
      "a value, as of the type regprocedure, names a function that the target does not have yet, as"
          + " functions of the source are created after its rows. If you trust whoever made the"
          + " source, call trustSource(), which creates them before; or make the column text"
          + " there.";

  /** What is wrong with rows, and is so again when they are stored again. */
  private static final Set<ErrorKind> OF_ROWS =
      Set.of(
          ErrorKind.OUT_OF_RANGE,
          ErrorKind.TOO_LONG,
          ErrorKind.INVALID_VALUE,
          ErrorKind.CHECK,
          ErrorKind.NOT_NULL,
          ErrorKind.UNIQUE);

  /** SQLSTATEs of what no setting of a server allows, as a row that is larger than a page. */
  private static final String FIXED_LIMITS = "54";

  private CopyFailure() {}

  /** Why a part of the schema can't be made, behind a colon; empty if nothing is known. */
  static String reason(Fault fault, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (fault.detail() != null) {
      return ": " + fault.detail();
    }
    return state.startsWith(FIXED_LIMITS) ? ": " + cause(fault.kind(), state) : "";
  }

  /**
   * The failure where the target rejects rows of a table, which nothing in the source showed: what
   * the target computes of them, say. Any other failure is thrown as it is.
   */
  static RecordsException ofRows(SQLException e, Dialect target, TablePlan table)
      throws SQLException {
    Fault fault = target.classify(e, null);
    String state = String.valueOf(target.sqlState(e));
    if (!OF_ROWS.contains(fault.kind()) && !state.startsWith(FIXED_LIMITS)) {
      throw e;
    }
    String cause = fault.detail() != null ? fault.detail() : cause(fault.kind(), state);
    String computed =
        table.target().columns().values().stream()
            .filter(column -> column.generation() == Generation.COMPUTED)
            .map(ColumnInfo::name)
            .collect(Collectors.joining(", "));
    String remedy =
        computed.isEmpty()
            ? "Change these rows in the source, and copy again."
            : "The target computes "
                + computed
                + " itself, which may be it. Change the values in the source that it is computed"
                + " from, or make it a plain column there, and copy again.";
    return Failure.of(
            fault.kind(),
            "Can't store rows of the table "
                + table.name()
                + " in the target: "
                + cause.replaceFirst("[.]$", "")
                + ". The target has none of the copy. "
                + remedy)
        .sqlState(state)
        .cause(Withheld.of(e))
        .exception();
  }

  /**
   * The failure with its cause and what to do.
   *
   * @param what did not work, and what is left of it, in sentences
   * @param remedy what to do where the cause says nothing better
   */
  static RecordsException of(SQLException e, Dialect dialect, String what, String remedy) {
    Fault fault = dialect.classify(e, null);
    String state = dialect.sqlState(e);
    String cause =
        fault.detail() != null ? fault.detail() : cause(fault.kind(), String.valueOf(state));
    String end =
        isOutOfMemory(e)
            ? MEMORY
            : NO_FUNCTION.equals(state)
                ? FUNCTION
                : cause.replaceFirst("[.]$", "")
                    + ". "
                    + remedy(fault, String.valueOf(state), remedy);
    return Failure.of(fault.kind(), what + " The cause: " + end)
        .sqlState(state)
        .cause(Withheld.of(e))
        .exception();
  }

  /** True where a driver had no memory for what it read, which it reports as a server does. */
  private static boolean isOutOfMemory(SQLException e) {
    Throwable cause = e.getCause();
    while (cause != null && !(cause instanceof OutOfMemoryError)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static String cause(ErrorKind kind, String state) {
    return switch (kind) {
      case UNAVAILABLE, CONNECTION_LOST, COMMIT_UNKNOWN -> "the connection was lost";
      case STORAGE_FULL -> "the disk of the database is full";
      case IO -> "the files of the database could not be read or written";
      case CORRUPT -> "the file is damaged";
      case BUSY, DEADLOCK, SERIALIZATION -> "another program has locked the tables";
      case QUERY_TIMEOUT, CANCELLED -> "a time limit of the server, or somebody, ended a statement";
      case PERMISSION -> "the login lacks a right";
      case LIMIT, OVERLOADED ->
          state.startsWith(FIXED_LIMITS)
              ? "a row, a value or an entry of an index is larger than the database can store"
              : "a limit of the server was reached";
      case UNIQUE -> "two rows have the same value in a unique key";
      case FOREIGN_KEY -> "a row refers to one that does not exist";
      case OUT_OF_RANGE -> "a number or a time is out of range (SQLSTATE " + state + ")";
      case CHECK, NOT_NULL -> "a row breaks a rule of its table";
      default -> "the database reported SQLSTATE " + state;
    };
  }

  private static String remedy(Fault fault, String state, String otherwise) {
    if (state.startsWith(FIXED_LIMITS)) {
      return "No setting changes that limit. Change it in the source, and copy again.";
    }
    return switch (fault.kind()) {
      case UNAVAILABLE, CONNECTION_LOST, COMMIT_UNKNOWN ->
          "Check that the database answers, and run it again.";
      case STORAGE_FULL -> "Make room, and run it again.";
      case IO -> "Check the disk and the permissions of the directory, and run it again.";
      case CORRUPT -> "Restore the file from a backup.";
      case BUSY, DEADLOCK, SERIALIZATION -> "End that program, and run it again.";
      case QUERY_TIMEOUT, CANCELLED, LIMIT, OVERLOADED ->
          "Raise the limit for this login, and run it again.";
      case PERMISSION -> "Grant it, or use another login, and run it again.";
      default -> otherwise;
    };
  }
}
