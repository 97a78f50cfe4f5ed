package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.Script;
import org.recordsdb.spi.Syntax;

/**
 * One statement of a migration, and where it stands.
 *
 * @param file the file's name
 * @param number which of the file's statements it is, counted from 1
 * @param line the line in which it begins, counted from 1
 * @param sql the statement without its semicolon, comments included
 */
record SqlStatement(String file, int number, int line, String sql) {

  private static final Pattern BLANKS_AND_COMMENTS =
      Pattern.compile("(?s)(?:\\s|--[^\\n\\r]*|/\\*.*?\\*/)*");

  /** The statements of a file in their order. */
  static List<SqlStatement> of(String file, String text) {
    List<String> parts;
    try {
      parts = Script.statements(text, new Syntax());
    } catch (RecordsException e) {
      throw Failure.of(e.kind(), file + ": " + e.getMessage()).exception();
    }
    List<SqlStatement> statements = new ArrayList<>();
    int at = 0;
    for (String part : parts) {
      int start = text.indexOf(part, at);
      Matcher before = BLANKS_AND_COMMENTS.matcher(text).region(start, text.length());
      int begins = before.lookingAt() ? before.end() : start;
      int line = 1 + (int) text.substring(0, begins).chars().filter(c -> c == '\n').count();
      statements.add(new SqlStatement(file, statements.size() + 1, line, part));
      at = start + part.length();
    }
    return statements;
  }

  /** Where it stands, for messages. */
  String place() {
    return file + ", statement " + number + " (line " + line + ")";
  }

  /** Refuses a portable statement; says what to do in its place. */
  RecordsException untranslated(String reason) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            place()
                + ": "
                + reason
                + ". Write what SQLite is to run into a file of the same name that ends in"
                + " .sqlite.sql.")
        .exception();
  }
}
