package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.Script;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Quoting;
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
      Pattern.compile("(?s)(?:\\s++|--[^\\n\\r]*+|/\\*.*?\\*/)*+");

  /** How an SQLite file's own text is read, without a change to how it writes names. */
  static final Syntax SQLITE =
      new Syntax() {
        @Override
        public Quoting quoting() {
          return Quoting.SQLITE;
        }
      };

  /** The statements of a file in PostgreSQL's words, in their order. */
  static List<SqlStatement> of(String file, String text) {
    return of(file, text, new Syntax());
  }

  /**
   * The statements of a file in their order.
   *
   * @param syntax of the database that is to run them, by which it is told where they end
   */
  static List<SqlStatement> of(String file, String text, Syntax syntax) {
    List<String> parts;
    try {
      parts = Script.ofMigration(text, syntax);
    } catch (RecordsException e) {
      throw Undivided.of(file, text, syntax, e);
    }
    List<SqlStatement> statements = new ArrayList<>();
    int at = 0;
    int line = 1;
    for (String part : parts) {
      int start = text.indexOf(part, at);
      Matcher before = BLANKS_AND_COMMENTS.matcher(text).region(start, text.length());
      int begins = before.lookingAt() ? before.end() : start;
      int lineOfPart = line + lineEnds(text, at, begins);
      statements.add(new SqlStatement(file, statements.size() + 1, lineOfPart, part));
      at = start + part.length();
      line = lineOfPart + lineEnds(text, begins, at);
    }
    return statements;
  }

  /** The line of this place in a text, counted from 1. */
  static int lineAt(String text, int place) {
    return 1 + lineEnds(text, 0, place);
  }

  private static int lineEnds(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }

  /** The same statement in other words, which it is told by too. */
  SqlStatement withSql(String other) {
    return new SqlStatement(file, number, line, other);
  }

  /** Where it stands, for messages. */
  String place() {
    return file + ", statement " + number + " (line " + line + ")";
  }

  /** The beginning of a message about its failure. */
  String failed() {
    return place() + " failed, and nothing of the migration is left: ";
  }

  /** What a message says of an error in the SQL at this word, or at the end if it is empty. */
  String syntaxError(String word) {
    if (word.isEmpty()) {
      return "syntax error at the end of the statement";
    }
    String shown = word.startsWith("'") ? "'..'" : word;
    return "syntax error near \"" + shown + "\"" + lineOf(word).orElse("");
  }

  /** The line of a word that the statement has only once, if it is not the first line. */
  private Optional<String> lineOf(String word) {
    List<SqlWords.Word> found =
        SqlWords.of(sql).words().stream()
            .filter(each -> each.text().equalsIgnoreCase(word))
            .toList();
    if (found.size() != 1) {
      return Optional.empty();
    }
    Matcher before = BLANKS_AND_COMMENTS.matcher(sql);
    int begins = before.lookingAt() ? before.end() : 0;
    int below = lineAt(sql, found.get(0).start()) - lineAt(sql, begins);
    return below == 0 ? Optional.empty() : Optional.of(" (line " + (line + below) + ")");
  }

  /** The error of a portable statement that has a word which PostgreSQL does not take there. */
  RecordsException misspelt(Misspelling misspelling) {
    return Failure.of(
            ErrorKind.SYNTAX,
            failed() + syntaxError(misspelling.word()) + "." + misspelling.remedy())
        .exception();
  }

  /** The failure of a portable statement by this fault, whose text has a remedy. */
  RecordsException failed(Fault fault) {
    return Failure.of(fault.kind(), failed() + fault.detail() + ".").exception();
  }

  /** Refuses a portable statement; says what to do in its place. */
  RecordsException untranslated(String reason) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            place()
                + ": "
                + reason
                + ". Write what SQLite is to run into a file of the same name that ends in"
                + " .sqlite.sql; without SQLite, let the name of this one end in .postgres.sql.")
        .exception();
  }
}
