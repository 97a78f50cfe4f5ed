package org.recordsdb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/** What a fault is called in the middle of a sentence. */
final class Phrases {

  private Phrases() {}

  static String of(Fault fault, @Nullable String table, List<String> columns) {
    String detail = fault.detail() == null ? "" : " (" + fault.detail() + ")";
    String named = fault.constraint() == null ? "" : " " + fault.constraint();
    String of = table == null ? "" : " of " + table;
    String where = columns.isEmpty() ? "" : " in " + String.join(", ", columns);
    return switch (fault.kind()) {
      case UNIQUE -> "the unique key" + named + where + of + " is taken by another row";
      case FOREIGN_KEY -> "a foreign key" + named + of + " is violated";
      case NOT_NULL -> "a value is missing" + where + of;
      case CHECK ->
          fault.constraint() == null
              ? "a check or a trigger" + of + " rejected the row" + detail
              : "the check" + named + of + " rejected the row";
      case UNAVAILABLE -> "the database can't be reached" + detail;
      case NO_DATABASE -> "the database can't be opened" + detail;
      case AUTHENTICATION -> "the database rejected the user or the password" + detail;
      case TLS -> "no secure connection could be made" + detail;
      case OVERLOADED -> "the server takes no more connections" + detail;
      case CONNECTION_LOST -> "the connection was lost, and the change may be stored or not";
      case COMMIT_UNKNOWN -> "the connection was lost during the commit";
      case READ_ONLY -> said(fault, "the database, or this connection to it, is read-only");
      case TRANSACTION_ABORTED -> said(fault, "an earlier statement of the transaction failed");
      case SERIALIZATION -> said(fault, "a concurrent transaction changed the same rows");
      case DEADLOCK -> "transactions waited for each other";
      case BUSY -> said(fault, "another writer held the database for too long");
      case STALE_PLAN -> "the schema changed under the statement";
      case QUERY_TIMEOUT -> said(fault, "it ran longer than the query timeout and was stopped");
      case CANCELLED -> said(fault, "it was cancelled by someone else");
      case WRONG_TYPE -> "a value or an expression has the wrong type" + where + detail;
      case INVALID_VALUE -> "a value is not valid for its type" + where + detail;
      case OUT_OF_RANGE -> "a number or date is out of the range of its type" + where + detail;
      case TOO_LONG -> "a text is longer than its column takes" + where + detail;
      case SYNTAX -> "the SQL is wrong" + detail;
      case UNKNOWN_TABLE ->
          fault.table() == null
              ? "a table that it names does not exist" + detail
              : "there is no table or view " + fault.table();
      case UNKNOWN_COLUMN ->
          columns.isEmpty()
              ? "a column that it names does not exist" + detail
              : "there is no column "
                  + (table == null && fault.near() != null
                      ? fault.near()
                      : String.join(", ", columns));
      case PERMISSION -> "the login may not do this" + detail;
      case NO_UNIQUE_KEY -> "the columns of ON CONFLICT are not those of a unique key";
      case PARAMETERS -> "the parameters don't fit the SQL" + detail;
      case ARGUMENT -> "a column that the database fills was given a value" + detail;
      case UNSUPPORTED -> "this database can't do that" + detail;
      case TOO_MANY_ROWS -> "more than one row came where only one may" + detail;
      case STORAGE_FULL -> said(fault, "the storage of the database is full");
      case LIMIT -> "a limit of the database is exceeded" + detail;
      case CORRUPT -> "the database file is damaged, or is not a database" + detail;
      case IO -> said(fault, "the database's files could not be read or written");
      case MISUSE -> "the connection is closed already";
      case CONFIG -> "the configuration is wrong" + detail;
      case NO_CONDITION -> "it has no condition";
      case NO_ROW -> said(fault, "there is no row");
      case INTERNAL -> "the database reported an unexpected fault" + detail;
    };
  }

  /** What a dialect says more exactly, else what is true of all faults of the kind. */
  private static String said(Fault fault, String otherwise) {
    return fault.detail() == null ? otherwise : fault.detail();
  }

  /** True where the statement's text helps to find the mistake. */
  static boolean showsSql(ErrorKind kind) {
    return switch (kind) {
      case SYNTAX, UNKNOWN_TABLE, UNKNOWN_COLUMN, PERMISSION, INTERNAL, WRONG_TYPE, QUERY_TIMEOUT ->
          true;
      default -> false;
    };
  }
}
