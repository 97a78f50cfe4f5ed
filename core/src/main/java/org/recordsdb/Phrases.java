package org.recordsdb;

import java.util.List;
import java.util.Locale;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/** What a fault is called in the middle of a sentence. */
final class Phrases {

  private Phrases() {}

  static String of(Fault fault, List<String> columns) {
    String detail = fault.detail() == null ? "" : " (" + fault.detail() + ")";
    String named = fault.constraint() == null ? "" : " " + fault.constraint();
    String where = columns.isEmpty() ? "" : " in " + String.join(", ", columns);
    return switch (fault.kind()) {
      case UNIQUE -> "the unique key" + named + where + " is taken";
      case FOREIGN_KEY ->
          "the foreign key"
              + named
              + where
              + " refers to a row that does not exist, or a row still refers to this one";
      case NOT_NULL -> "a value is missing" + where;
      case CHECK -> "the check" + named + " refuses the row";
      case UNAVAILABLE -> "the database can't be reached" + detail;
      case NO_DATABASE -> "the database can't be opened" + detail;
      case AUTHENTICATION -> "the database refused the user or the password" + detail;
      case TLS -> "no secure connection could be made" + detail;
      case OVERLOADED -> "the server takes no more connections" + detail;
      case CONNECTION_LOST -> "the connection was lost, and the change may be stored or not";
      case READ_ONLY -> "the database or this connection only reads";
      case TRANSACTION_ABORTED -> "an earlier statement of the transaction failed";
      case SERIALIZATION -> "a concurrent transaction changed the same rows; run it again";
      case DEADLOCK -> "transactions waited for each other; run it again";
      case BUSY -> "another writer held the database for too long; run it again";
      case STALE_PLAN -> "the schema changed under the statement; run it again";
      case CANCELLED -> "it was cancelled";
      case SYNTAX -> "the SQL is wrong" + detail;
      case UNKNOWN_TABLE -> "there is no such table" + detail;
      case UNKNOWN_COLUMN -> "there is no such column" + detail;
      case PERMISSION -> "the login may not do this" + detail;
      case STORAGE_FULL -> "the storage is full";
      case CORRUPT -> "the database file is damaged or no database" + detail;
      default ->
          fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + named + where + detail;
    };
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
