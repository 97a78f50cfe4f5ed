package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JDBC by hand, as tight as it gets: written for this one table, each row an array, each value read
 * by place and type.
 */
final class JdbcArrays extends JdbcContender<@Nullable Object[]> {

  private static final int ID = 0;
  private static final int SIZE = 4;

  JdbcArrays(HikariDataSource pool) {
    super(pool);
  }

  @Override
  List<@Nullable Object[]> rows(ResultSet results) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (results.next()) {
      rows.add(row(results));
    }
    return rows;
  }

  @Override
  long sum(ResultSet results) throws SQLException {
    long sum = 0;
    while (results.next()) {
      sum += size(row(results));
    }
    return sum;
  }

  private static @Nullable Object[] row(ResultSet results) throws SQLException {
    return new @Nullable Object[] {
      results.getLong(1),
      results.getString(2),
      results.getString(3),
      results.getString(4),
      results.getLong(5),
      results.getDouble(6),
      results.getString(7)
    };
  }

  @Override
  long id(@Nullable Object[] row) {
    return number(row, ID);
  }

  @Override
  long size(@Nullable Object[] row) {
    return number(row, SIZE);
  }

  private static long number(@Nullable Object[] row, int place) {
    return row[place] instanceof Long number ? number : 0;
  }

  @Override
  public Document document(@Nullable Object[] row) {
    return new Document(
        id(row), text(row, 1), text(row, 2), text(row, 3), size(row), score(row), note(row));
  }

  private static String text(@Nullable Object[] row, int place) {
    return String.valueOf(row[place]);
  }

  private static double score(@Nullable Object[] row) {
    return row[5] instanceof Double number ? number : Double.NaN;
  }

  private static @Nullable String note(@Nullable Object[] row) {
    return (String) row[6];
  }
}
