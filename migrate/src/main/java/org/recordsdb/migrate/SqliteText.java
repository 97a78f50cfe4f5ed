package org.recordsdb.migrate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/**
 * What jOOQ writes for SQLite, made safe: names stand in backticks, as SQLite takes one in double
 * quotes that it does not know for a string, and the time is in the form of Records.
 */
final class SqliteText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|\\bcurrent_timestamp\\b"
              + "|\\bcast\\((?:(?<number>-?[\\d.]+(?:E[-+]?\\d+)?) as numeric\\))?",
          Pattern.CASE_INSENSITIVE);

  /** Why a cast is not translated. */
  static final String CAST = "a cast converts in another way on SQLite";

  private final DSLContext sqlite;
  private final Syntax syntax;

  SqliteText(DSLContext sqlite, Syntax syntax) {
    VisitListener joins = VisitListener.onVisitStart(SqliteText::joinAsWritten);
    this.sqlite = DSL.using(sqlite.configuration().derive(joins));
    this.syntax = syntax;
  }

  /** jOOQ casts the operands of || to text where it does not know that they are. */
  private static void joinAsWritten(VisitContext visit) {
    if (visit.queryPart() instanceof QOM.Concat joined) {
      Object[] operands = joined.$arg1().toArray();
      String sql =
          IntStream.range(0, operands.length)
              .mapToObj(i -> "{" + i + "}")
              .collect(Collectors.joining(" || ", "(", ")"));
      visit.queryPart(DSL.field(sql, String.class, operands));
    }
  }

  /** The part of the statement, or the statement itself, as SQLite is to run it. */
  String of(SqlStatement statement, QueryPart part) {
    String rendered;
    try {
      rendered = sqlite.renderInlined(part);
    } catch (DataAccessException e) {
      throw statement.untranslated("SQLite can't do this");
    }
    StringBuilder safe = new StringBuilder();
    Matcher token = TOKEN.matcher(rendered);
    while (token.find()) {
      token.appendReplacement(safe, Matcher.quoteReplacement(safe(statement, token)));
    }
    return token.appendTail(safe).toString();
  }

  /** Around a number the cast is jOOQ's own, which tells databases apart that want to know more. */
  private String safe(SqlStatement statement, Matcher token) {
    String text = token.group();
    if (text.startsWith("'")) {
      return text;
    }
    if (text.startsWith("\"")) {
      return syntax.quotedName(text);
    }
    if (token.group("number") != null) {
      return token.group("number");
    }
    if (text.endsWith("(")) {
      throw statement.untranslated(CAST);
    }
    return syntax.now(ColumnType.of(LogicalType.INSTANT));
  }
}
