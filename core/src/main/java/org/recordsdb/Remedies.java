package org.recordsdb;

import java.util.List;
import java.util.Optional;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnInfo;

/** What to do about a fault, as the last sentence of its message. */
final class Remedies {

  private static final String AGAIN = "Run it again, and with it the rest of its transaction.";

  private Remedies() {}

  /** The sentence, or empty text where what is wrong says it too. */
  static String of(ErrorKind kind, Call call) {
    return switch (kind) {
      case UNIQUE -> taken(Target.of(call).change());
      case FOREIGN_KEY -> "Store the row that is referred to first, and delete it last.";
      case NOT_NULL -> "Give one, or declare a default for the column.";
      case CHECK -> "Give values that meet its condition, which the table's definition has.";
      case UNAVAILABLE, NO_DATABASE, AUTHENTICATION, TLS -> "";
      case OVERLOADED ->
          "Lower DB_POOL_SIZE and DB_MAX_OVERFLOW of its clients, or raise max_connections of the"
              + " server.";
      case CONNECTION_LOST -> "Look whether it is stored before you run it again.";
      case COMMIT_UNKNOWN -> "Look whether it is stored before you run it again.";
      case READ_ONLY ->
          "Connect to the primary server, or to a database that this login may write.";
      case TRANSACTION_ABORTED -> "Run the whole transaction again.";
      case SERIALIZATION, DEADLOCK, BUSY, STALE_PLAN -> AGAIN;
      case QUERY_TIMEOUT ->
          "Make it faster, by an index or by asking for less, or raise the timeout.";
      case CANCELLED -> "Run it again if it is still wanted.";
      case WRONG_TYPE -> "Give a value of the column's type, or convert it with CAST.";
      case INVALID_VALUE, OUT_OF_RANGE -> "Give a value that its type takes.";
      case TOO_LONG -> "Shorten the text, or declare the column longer.";
      case SYNTAX -> "Correct the SQL.";
      case UNKNOWN_TABLE -> "Correct the name, or create the table.";
      case UNKNOWN_COLUMN -> "Correct the name, or add the column.";
      case PERMISSION -> "Use a login that may, or grant this one the right.";
      case NO_UNIQUE_KEY -> "Name the columns of a unique key, or create one.";
      case PARAMETERS -> "Name parameters as :name, and give each of them a value.";
      case ARGUMENT -> "Leave the column out.";
      case UNSUPPORTED -> "Do it in another way.";
      case TOO_MANY_ROWS -> "Limit the subquery to one row, and give no key twice.";
      case STORAGE_FULL -> "Free some space, or give the database or the sequence more.";
      case LIMIT -> "Ask for less at once: fewer values, columns or rows, or a shorter statement.";
      case CORRUPT -> "Check the path, or restore the database from a backup.";
      case IO -> "Check the disk, and look what is stored before you run it again.";
      case MISUSE -> "Use it before it is closed.";
      case CONFIG -> "Correct the configuration.";
      case NO_CONDITION -> "Say which rows are meant.";
      case NO_ROW -> "Check the condition.";
      case INTERNAL -> "Please report it, with the cause.";
    };
  }

  /** What to do about a NULL in this column, as far as that is known. */
  static String missing(Optional<ColumnInfo> column, Target target) {
    if (target.change() == Target.Change.UPDATE) {
      return "Give a value other than NULL.";
    }
    boolean filled = column.filter(c -> c.defaultSql() != null || c.isIdentity()).isPresent();
    if (filled) {
      return "Leave the column out to get its default, or give a value.";
    }
    boolean given = column.filter(c -> target.gives(List.of(c.name()))).isPresent();
    return given ? "Give one." : "Give one, or declare a default for the column.";
  }

  private static String taken(Target.Change change) {
    return switch (change) {
      case INSERT -> "Give another value, or say with upsert or insertOrIgnore what is to happen.";
      case UPDATE, DELETE, OTHER ->
          "Give another value, or first change the row that has this one.";
    };
  }
}
