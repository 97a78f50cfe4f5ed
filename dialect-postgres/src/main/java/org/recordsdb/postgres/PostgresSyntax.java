package org.recordsdb.postgres;

import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Syntax;

/** PostgreSQL's spelling: the default one, and what only it has. */
final class PostgresSyntax extends Syntax {

  /** The catalog leaves the collation out where it compares by code point already. */
  @Override
  public String byCodePoint(ColumnInfo column, String expression) {
    return column.collation() == null ? expression : expression + " collate \"C\"";
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
