package org.recordsdb.migrate;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.spi.Fault;

/** What failed in a statement of a migration, by names; never a value. */
final class FaultPhrase {

  /** How the dialects name the word at which the database stopped. */
  private static final Pattern NEAR = Pattern.compile("(?s)there is a syntax error: \"(.*)\"");

  /** How they name what is not there and is no table or column. */
  private static final Pattern NO_OBJECT =
      Pattern.compile("(?s)there is no such type, role, index or other object: \"(.*)\"");

  private static final String END = "it ends too early";

  /** How PostgreSQL's dialect begins what can't be dropped. */
  private static final String NEEDED = "other objects depend on it";

  /** How a check ends that rejects what PostgreSQL rounds. */
  private static final String ROUNDED = "digits after the point";

  /** What PostgreSQL says of a default 0 or 1. */
  private static final String TRUTH =
      "is of type boolean but default expression is of type integer";

  private FaultPhrase() {}

  /**
   * The cause and the remedy, without the beginning of the first sentence.
   *
   * @param names those that the unknown one may have been meant to be
   */
  static String of(Fault fault, SqlStatement statement, Collection<String> names) {
    return switch (fault.kind()) {
      case UNKNOWN_TABLE ->
          fault.table() == null
              ? whole(fault, statement)
              : "there is no table or view "
                  + fault.table()
                  + "."
                  + Nearest.suggestion(
                      fault.table(), names, "Correct the name, or create the table first.");
      case UNKNOWN_COLUMN ->
          fault.columns().size() != 1
              ? whole(fault, statement)
              : "there is no column "
                  + fault.columns().get(0)
                  + "."
                  + Nearest.suggestion(
                      fault.columns().get(0), names, "Correct the name, or add the column first.");
      default -> whole(fault, statement);
    };
  }

  private static String whole(Fault fault, SqlStatement statement) {
    String cause = cause(fault, statement);
    boolean whole = cause.endsWith("?") || cause.contains(". ");
    return whole ? cause : cause + " " + remedy(fault, statement);
  }

  private static String remedy(Fault fault, SqlStatement statement) {
    String detail = String.valueOf(fault.detail());
    if (detail.startsWith(NEEDED)) {
      return "Drop them first.";
    }
    if (detail.contains(TRUTH)) {
      return "Write default true or default false.";
    }
    if (detail.endsWith(ROUNDED)) {
      return "Give numbers of that form; or round them as PostgreSQL does, by the function round in"
          + " a file of the same name that ends in .sqlite.sql.";
    }
    return switch (fault.kind()) {
      case UNIQUE -> "Change or delete one of the rows first.";
      case NOT_NULL ->
          SqlWords.of(statement.sql()).has(3, "add")
              ? "Give the new column a default; or add it without NOT NULL, and fill it."
              : "Give a value, or fill the column before it rejects NULL.";
      case CHECK -> "Change the rows first, or the check.";
      case FOREIGN_KEY -> "Store that row first, or refer to one that exists.";
      case WRONG_TYPE, INVALID_VALUE -> "Convert the value, or give one of the column's type.";
      case PERMISSION -> "Migrate with a login that may, or grant this one the right.";
      case BUSY, DEADLOCK, SERIALIZATION, STALE_PLAN -> "Migrate again when the others are done.";
      case QUERY_TIMEOUT, CANCELLED, TRANSACTION_ABORTED -> "Migrate again.";
      case CONNECTION_LOST, COMMIT_UNKNOWN, UNAVAILABLE, OVERLOADED ->
          "Migrate again when the database can be reached.";
      case STORAGE_FULL -> "Free some space, and migrate again.";
      case READ_ONLY -> "Migrate on the primary server, with a login that may write.";
      case CORRUPT -> "Restore the database from a backup.";
      case IO -> "Check the disk, and migrate again.";
      default -> "Correct the statement, and migrate again.";
    };
  }

  private static String cause(Fault fault, SqlStatement statement) {
    String detail = fault.detail();
    if (detail == null) {
      return broken(fault) + ".";
    }
    if (fault.kind() == ErrorKind.INTERNAL) {
      return cause(fault) + " (" + detail + ").";
    }
    if (fault.kind() == ErrorKind.NO_UNIQUE_KEY && isUpsert(statement)) {
      return cause(fault) + ".";
    }
    if (fault.kind() == ErrorKind.INVALID_VALUE) {
      Optional<Fault> exceeded = TypeLimits.exceeded(SqlWords.of(statement.sql()));
      if (exceeded.isPresent()) {
        return exceeded.get().detail() + ".";
      }
    }
    Matcher near = NEAR.matcher(detail);
    if (near.matches()) {
      return syntaxError(statement, Misspelling.found(near.group(1), SqlWords.of(statement.sql())));
    }
    Matcher missing = NO_OBJECT.matcher(detail);
    SqlWords words = SqlWords.of(statement.sql());
    if (missing.matches() && words.has(1, "table")) {
      String name = missing.group(1);
      Optional<Misspelling> type =
          ForeignTypes.of(name)
              .or(() -> Misspelling.ofType(name))
              .or(() -> TableWords.in(words))
              .or(() -> ForeignWords.in(words));
      if (type.isPresent()) {
        return syntaxError(statement, type.get());
      }
    }
    if (detail.equals(END)) {
      return statement.syntaxError("") + ".";
    }
    return detail.replaceAll("'[^']*'", "'..'").replace(" main.", " ") + "."; // texts may be values
  }

  /** The databases have one code for it and for an ORDER BY that names what is not there. */
  private static boolean isUpsert(SqlStatement statement) {
    return SqlWords.of(statement.sql()).contain("on", "conflict");
  }

  private static String syntaxError(SqlStatement statement, Misspelling misspelling) {
    return statement.syntaxError(misspelling.word()) + "." + misspelling.hint();
  }

  private static String broken(Fault fault) {
    StringBuilder phrase = new StringBuilder(cause(fault));
    if (fault.constraint() != null) {
      phrase.append(", constraint ").append(fault.constraint());
    }
    if (fault.table() != null) {
      phrase.append(", table ").append(fault.table());
    }
    if (!fault.columns().isEmpty()) {
      phrase.append(", column ").append(String.join(", ", fault.columns()));
    }
    return phrase.toString();
  }

  private static String cause(Fault fault) {
    return switch (fault.kind()) {
      case UNIQUE -> "two rows have the same value in a unique key";
      case NOT_NULL -> "a column that takes no NULL was given one";
      case CHECK -> "a row breaks a check";
      case FOREIGN_KEY -> "a row refers to one that does not exist";
      case SYNTAX, UNSUPPORTED, ARGUMENT -> "the database does not take it here";
      case UNKNOWN_TABLE -> "there is no table, view or schema of a name in it";
      case UNKNOWN_COLUMN -> "there is no column of a name in it";
      case NO_UNIQUE_KEY -> "the columns of ON CONFLICT are not those of a unique key";
      case WRONG_TYPE, INVALID_VALUE -> "a value is not valid for its type";
      case OUT_OF_RANGE -> "a number or date is out of the range of its type";
      case TOO_LONG -> "a text is longer than its column takes";
      case NO_ROW -> "there is no row where one must be";
      case TOO_MANY_ROWS -> "more than one row came where only one may";
      case PERMISSION -> "the login may not do this";
      case READ_ONLY -> "the database, or this connection to it, is read-only";
      case BUSY, DEADLOCK, SERIALIZATION -> "another transaction was in its way";
      case STALE_PLAN -> "the schema changed under it";
      case TRANSACTION_ABORTED -> "the database ended the transaction";
      case QUERY_TIMEOUT -> "it ran longer than the timeout";
      case CANCELLED -> "it was cancelled by someone else";
      case CONNECTION_LOST, COMMIT_UNKNOWN, UNAVAILABLE -> "the connection was lost";
      case OVERLOADED -> "the server takes no more connections";
      case STORAGE_FULL -> "the storage of the database is full";
      case LIMIT -> "a limit of the database is exceeded";
      case CORRUPT -> "the database is damaged";
      case IO -> "the database's files could not be read or written";
      case CONFIG, NO_DATABASE, AUTHENTICATION, TLS, NO_CONDITION, PARAMETERS, MISUSE, INTERNAL ->
          "the database reported an unexpected fault";
    };
  }
}
