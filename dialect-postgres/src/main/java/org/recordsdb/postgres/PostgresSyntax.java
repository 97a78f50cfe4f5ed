package org.recordsdb.postgres;

import java.util.Locale;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Syntax;

/** PostgreSQL's spelling: the default one, and what only it has. */
final class PostgresSyntax extends Syntax {

  /** The catalog leaves the collation out where it compares by code point already. */
  @Override
  public String byCodePoint(ColumnInfo column, String expression) {
    return column.collation() == null ? expression : expression + " collate \"C\"";
  }

  /**
   * Not ILIKE: it folds as the collation does, which is ASCII only in C, and I to a dotless i in
   * Turkish. ICU's root collation folds the same in every database.
   */
  @Override
  public String like(String column, boolean ignoresCase) {
    String folded = "translate(lower(" + column + " collate \"und-x-icu\"), 'ς', 'σ')";
    return super.like(ignoresCase ? folded : column, false);
  }

  @Override
  public String likePattern(String pattern, boolean ignoresCase) {
    return ignoresCase ? pattern.toLowerCase(Locale.ROOT).replace('ς', 'σ') : pattern;
  }

  /** A new row has no transaction that deleted or locked it; a row that was updated has ours. */
  @Override
  public String insertedMarker() {
    return "(xmax = 0)";
  }

  /** The driver takes two question marks for one that is an operator. */
  @Override
  public String questionMark() {
    return "??";
  }
}
