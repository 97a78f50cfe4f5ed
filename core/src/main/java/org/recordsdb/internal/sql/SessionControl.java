package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * Refuses statements that act on the connection instead of the database: it is lent for one
 * statement and then to others, who would find themselves in a transaction they did not begin, or
 * without their foreign keys.
 */
final class SessionControl {

  private static final Set<String> TRANSACTION =
      Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

  private static final Set<String> SETTING = Set.of("set", "reset", "discard");

  /** What may follow SET, as it ends with the transaction. */
  private static final Set<String> OF_THE_TRANSACTION =
      Set.of("local", "constraints", "transaction");

  /** Pragmas that take an argument and only read. */
  private static final Set<String> READING_PRAGMAS =
      Set.of(
          "table_info",
          "table_xinfo",
          "table_list",
          "index_list",
          "index_info",
          "index_xinfo",
          "foreign_key_list",
          "foreign_key_check",
          "integrity_check",
          "quick_check");

  private SessionControl() {}

  /**
   * Throws if the statement is one.
   *
   * @param tokens its tokens in lower case, without white space and comments
   */
  static void refuse(List<String> tokens) {
    String first = tokens.isEmpty() ? "" : tokens.get(0);
    String second = tokens.size() < 2 ? "" : tokens.get(1);
    boolean prepared = first.equals("prepare") && second.equals("transaction");
    if (TRANSACTION.contains(first) || prepared) {
      throw refused(first, "inTransaction and useTransaction begin and end transactions");
    }
    if (SETTING.contains(first) && !OF_THE_TRANSACTION.contains(second)) {
      throw refused(first, "it would stay on a connection that is lent to others; use SET LOCAL");
    }
    boolean argument = tokens.contains("=") || tokens.contains("(");
    if (first.equals("pragma") && argument && !READING_PRAGMAS.contains(second)) {
      throw refused(first, "a setting would stay on a connection that is lent to others");
    }
  }

  private static RecordsException refused(String statement, String reason) {
    return Failure.of(
            ErrorKind.ARGUMENT,
            statement.toUpperCase(Locale.ROOT) + " is not sent as SQL: " + reason + ".")
        .exception();
  }
}
