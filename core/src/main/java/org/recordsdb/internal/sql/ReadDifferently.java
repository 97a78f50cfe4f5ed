package org.recordsdb.internal.sql;

import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;

/**
 * SQL that databases or their drivers read differently, and so is not sent: it could hold another
 * statement than the one that was checked.
 */
final class ReadDifferently {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ReadDifferently() {}

  /**
   * Throws if the text has a character that is none: SQLite ends the SQL at a NUL, and half of a
   * pair of UTF-16 is sent as a question mark. The mark of a byte order is skipped by SQLite, and
   * is a part of a name to PostgreSQL.
   */
  static void refuseCharacters(String sql) {
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < sql.length()
              && Character.isLowSurrogate(sql.charAt(i + 1));
      if (c == '\0' || (Character.isSurrogate(c) && !pair)) {
        RecordsException found =
            found("a character that is not text (U+" + hex(c) + ")", "Pass it as a parameter");
        throw found.failure().position(SqlPosition.of(sql, i)).exception();
      }
      i += pair ? 1 : 0;
    }
  }

  /** Throws if the word has the mark of a byte order. */
  static void refuseMark(String word) {
    if (word.indexOf(BYTE_ORDER_MARK) >= 0) {
      throw found("a byte order mark (U+FEFF) outside of quotes", "Remove it");
    }
  }

  static RecordsException carriageReturn() {
    return found("a comment with a carriage return alone", "End its line with a line feed");
  }

  static RecordsException nestedComment() {
    return found("a comment in a comment", "End the outer one first");
  }

  static RecordsException continuedString() {
    return found("a string E'..' that goes on in a later line", "Write it in one");
  }

  static RecordsException escapedName() {
    return found("a name with Unicode escapes (U&\"..\")", "Write the name itself");
  }

  private static String hex(char c) {
    return String.format("%04X", (int) c);
  }

  private static RecordsException found(String what, String remedy) {
    return Failure.of(
            ErrorKind.SYNTAX,
            "Can't run the SQL: it has "
                + what
                + ", which databases read differently. "
                + remedy
                + ".")
        .exception();
  }
}
