package org.recordsdb.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.FreeSql;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.spi.Syntax;

/** What {@code records query} does not run, with remedies for somebody who has only a command. */
final class QueryRefusals {

  private static final List<String> READING =
      List.of("select", "with", "values", "table", "show", "explain");

  /** Beginnings of statements that may write, of either kind of database. */
  private static final Set<String> OTHERS =
      Set.of(
          "insert",
          "update",
          "delete",
          "replace",
          "merge",
          "create",
          "alter",
          "drop",
          "truncate",
          "comment",
          "grant",
          "revoke",
          "reindex",
          "begin",
          "start",
          "commit",
          "end",
          "rollback",
          "savepoint",
          "release",
          "set",
          "reset",
          "discard",
          "vacuum",
          "analyze",
          "pragma",
          "attach",
          "detach",
          "copy",
          "call",
          "do",
          "lock",
          "listen",
          "notify",
          "refresh",
          "cluster",
          "declare",
          "fetch",
          "move",
          "close",
          "prepare",
          "execute",
          "deallocate");

  private QueryRefusals() {}

  /** The first word of a statement, in small letters. */
  static String firstWord(String sql) {
    return sql.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** Refuses what is not one statement that reads, without parameters. */
  static void requireReading(String sql, Syntax syntax) {
    String first = firstWord(sql.strip());
    if (OTHERS.contains(first)) {
      throw writing();
    }
    FreeSql parsed = parsed(sql, syntax);
    if (parsed.access() != FreeSql.Access.READ) {
      throw first.isEmpty() || READING.contains(first) ? writing() : unknown(first);
    }
    if (!parsed.parameters().isEmpty()) {
      throw Failure.of(
              ErrorKind.PARAMETERS,
              "records query takes no parameters, and the SQL has :"
                  + String.join(", :", parsed.names())
                  + ". Write the value in its place; a colon that is none is written ::.")
          .exception();
    }
  }

  private static FreeSql parsed(String sql, Syntax syntax) {
    try {
      return FreeSql.parse(sql, syntax);
    } catch (RecordsException e) {
      throw e.kind() == ErrorKind.ARGUMENT
          ? Failure.of(e.kind(), sentence(e) + " Give records query one statement that reads.")
              .exception()
          : e;
    }
  }

  private static RecordsException writing() {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "records query runs statements that read; this one may write. Put changes into a"
                + " migration (records migrate upgrade), or into a program.")
        .exception();
  }

  private static RecordsException unknown(String first) {
    return Failure.of(
            ErrorKind.SYNTAX,
            "No statement begins with "
                + first
                + "."
                + Nearest.suggestion(first, READING)
                + " records query runs "
                + String.join(", ", READING)
                + ".")
        .exception();
  }

  /**
   * The failure of a statement as somebody sees it who can't call methods: the library's remedy for
   * a value that is none of its column's type is one.
   */
  static RecordsException ofCommand(RecordsException problem) {
    List<String> columns = problem.columns();
    if (problem.kind() != ErrorKind.INVALID_VALUE || columns.isEmpty()) {
      return problem;
    }
    String remedy = " Read it as a text: cast(" + columns.get(0) + " as text).";
    return Failure.of(problem.kind(), sentence(problem) + remedy).exception();
  }

  private static String sentence(RecordsException problem) {
    return String.valueOf(problem.getMessage()).split("(?<=\\.) ", 2)[0];
  }
}
