package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JDBC by hand as people write it for rows of any table: each row a map by column label. */
class JdbcMaps extends JdbcContender<Map<String, @Nullable Object>> {

  JdbcMaps(HikariDataSource pool) {
    super(pool);
  }

  @Override
  List<Map<String, @Nullable Object>> rows(ResultSet results) throws SQLException {
    ResultSetMetaData metaData = results.getMetaData();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (results.next()) {
      rows.add(row(results, metaData));
    }
    return rows;
  }

  @Override
  long sum(ResultSet results) throws SQLException {
    ResultSetMetaData metaData = results.getMetaData();
    long sum = 0;
    while (results.next()) {
      sum += size(row(results, metaData));
    }
    return sum;
  }

  private static Map<String, @Nullable Object> row(ResultSet results, ResultSetMetaData metaData)
      throws SQLException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      row.put(metaData.getColumnLabel(i), results.getObject(i));
    }
    return row;
  }

  @Override
  long id(Map<String, @Nullable Object> row) {
    return MapRows.id(row);
  }

  @Override
  long size(Map<String, @Nullable Object> row) {
    return MapRows.size(row);
  }

  @Override
  public Document document(Map<String, @Nullable Object> row) {
    return MapRows.document(row);
  }
}
