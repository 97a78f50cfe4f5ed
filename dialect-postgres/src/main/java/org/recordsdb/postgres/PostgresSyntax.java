package org.recordsdb.postgres;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ListForm;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TableKind;

/** PostgreSQL's spelling: the default one, and what only it has. */
final class PostgresSyntax extends Syntax {

  private static final String C = " collate pg_catalog.\"C\"";

  /**
   * With its schema: a search path may name one in which others have made an operator that fits a
   * varchar or an enumeration better than the built-in one, and would run with our rights.
   */
  @Override
  public String operator(String operator) {
    return "operator(pg_catalog." + operator + ")";
  }

  @Override
  public String count() {
    return "pg_catalog.count(*)";
  }

  /** BETWEEN stands for two operators, and takes whichever the search path has. */
  @Override
  public String between(String tested) {
    return "(" + tested + " " + operator(">=") + " ? and " + tested + " " + operator("<=") + " ?)";
  }

  /** So does IN for one. */
  @Override
  public ListForm list(String tested, boolean negated) {
    String each = tested + " " + operator(negated ? "<>" : "=") + " ?";
    return new ListForm("(", each, negated ? " and " : " or ", ")");
  }

  /**
   * By code point, as everywhere: a type or a collation that folds case would decide, and compare
   * by another rule than it sorts.
   */
  @Override
  public String comparable(ColumnInfo column, String qualified) {
    if (column.type().declared().equals("citext")) {
      return qualified + "::pg_catalog.text" + C;
    }
    return folds(column) ? qualified + C : qualified;
  }

  /** The catalog leaves the collation out where it compares by code point already. */
  @Override
  public String byCodePoint(ColumnInfo column, String expression) {
    boolean done = column.collation() == null || expression.endsWith(C);
    return done ? expression : expression + C;
  }

  private static boolean folds(ColumnInfo column) {
    return column.collation() != null && column.collation().endsWith(PostgresCatalog.FOLDING);
  }

  /**
   * Not ILIKE: it folds as the collation does, which is ASCII only in C, and I to a dotless i in
   * Turkish. ICU's root collation folds the same in every database.
   */
  @Override
  public String like(String column, boolean ignoresCase) {
    String lower = "pg_catalog.lower(" + column + " collate pg_catalog.\"und-x-icu\")";
    String text = ignoresCase ? "pg_catalog.translate(" + lower + ", 'ς', 'σ')" : column;
    return text + " " + operator("~~") + " ?"; // LIKE, whose escape is the backslash
  }

  @Override
  public String likePattern(String pattern, boolean ignoresCase) {
    return ignoresCase ? pattern.toLowerCase(Locale.ROOT).replace('ς', 'σ') : pattern;
  }

  /**
   * A new row has no transaction that deleted or locked it; a row that was updated has ours. Only
   * where rows are in the table itself do they tell.
   */
  @Override
  public @Nullable String insertedMarker(TableInfo table) {
    return table.kind() == TableKind.TABLE ? "(xmax " + operator("=") + " 0)" : null;
  }

  /** The driver takes two question marks for one that is an operator. */
  @Override
  public String questionMark() {
    return "??";
  }

  /** The driver numbers parameters. */
  @Override
  public String parameter(int number) {
    return "$" + number;
  }
}
