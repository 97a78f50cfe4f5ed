package org.recordsdb.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.jdbc4.JDBC4Statement;

/** A statement that is run at once, unless SQLite would take for ever to prepare it. */
final class CheckedStatement extends JDBC4Statement {

  private final ReusingConnection home;

  CheckedStatement(ReusingConnection home) {
    super(home);
    this.home = home;
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    home.requireShort(sql);
    return super.execute(sql);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    home.requireShort(sql);
    return super.executeQuery(sql);
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    home.requireShort(sql);
    return super.executeLargeUpdate(sql);
  }
}
