package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** JDBC by hand: prepared statements over a pool. How a row is read is left to the variants. */
abstract class JdbcContender<R> implements Contender<R> {

  /** Rows sent together by a batch, and fetched together by a stream. */
  static final int GROUP = 1_000;

  private final HikariDataSource pool;

  JdbcContender(HikariDataSource pool) {
    this.pool = pool;
  }

  /** All rows of a result. */
  abstract List<R> rows(ResultSet results) throws SQLException;

  /** Adds up the sizes of all rows, making each row as {@link #rows} does. */
  abstract long sum(ResultSet results) throws SQLException;

  abstract long id(R row);

  abstract long size(R row);

  @Override
  public R insertReturning(NewDocument document) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return insertReturning(connection, document);
    }
  }

  @Override
  public void insert(NewDocument document) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(Sql.INSERT)) {
      bind(statement, document);
      statement.executeUpdate();
    }
  }

  @Override
  public R find(long id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return find(connection, id);
    }
  }

  @Override
  public List<R> range(long first, long last) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(Sql.RANGE)) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      return rows(statement);
    }
  }

  @Override
  public List<R> largest(String owner, long minimum) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(Sql.LARGEST)) {
      statement.setString(1, owner);
      statement.setLong(2, minimum);
      return rows(statement);
    }
  }

  /** Within a transaction, without which PostgreSQL's driver fetches all rows at once. */
  @Override
  public long sumOfSizes() throws SQLException {
    return inTransaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(Sql.ALL)) {
            statement.setFetchSize(GROUP);
            try (ResultSet results = statement.executeQuery()) {
              return sum(results);
            }
          }
        });
  }

  @Override
  public int update(long id, long size, String note) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return update(connection, id, size, note);
    }
  }

  @Override
  public int delete(long id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return delete(connection, id);
    }
  }

  @Override
  public R upsert(Document document) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(Sql.UPSERT)) {
      statement.setLong(1, document.id());
      statement.setString(2, document.name());
      statement.setString(3, document.owner());
      statement.setString(4, document.status());
      statement.setLong(5, document.size());
      statement.setDouble(6, document.score());
      statement.setString(7, document.note());
      return rows(statement).get(0);
    }
  }

  @Override
  public int insertAll(List<NewDocument> documents) throws SQLException {
    return inTransaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(Sql.INSERT)) {
            int added = 0;
            for (NewDocument document : documents) {
              bind(statement, document);
              statement.addBatch();
              added++;
              if (added % GROUP == 0) {
                statement.executeBatch();
              }
            }
            if (added % GROUP != 0) {
              statement.executeBatch();
            }
            return added;
          }
        });
  }

  @Override
  public long fiveStatements(NewDocument document) throws SQLException {
    return inTransaction(
        connection -> {
          long id = id(insertReturning(connection, document));
          update(connection, id, id, "changed");
          long size = size(find(connection, id));
          update(connection, 1, 1, "changed");
          delete(connection, id);
          return size;
        });
  }

  @Override
  public List<Document> mapped(long first, long last) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(Sql.RANGE)) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      try (ResultSet results = statement.executeQuery()) {
        List<Document> documents = new ArrayList<>();
        while (results.next()) {
          documents.add(mapped(results));
        }
        return documents;
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** What is done on a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  final <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private R insertReturning(Connection connection, NewDocument document) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Sql.INSERT_RETURNING)) {
      bind(statement, document);
      return rows(statement).get(0);
    }
  }

  private R find(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Sql.FIND)) {
      statement.setLong(1, id);
      return rows(statement).get(0);
    }
  }

  private static int update(Connection connection, long id, long size, String note)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Sql.UPDATE)) {
      statement.setLong(1, size);
      statement.setString(2, note);
      statement.setLong(3, id);
      return statement.executeUpdate();
    }
  }

  private static int delete(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Sql.DELETE)) {
      statement.setLong(1, id);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, NewDocument document) throws SQLException {
    statement.setString(1, document.name());
    statement.setString(2, document.owner());
    statement.setLong(3, document.size());
    statement.setDouble(4, document.score());
    statement.setString(5, document.note());
  }

  private List<R> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet results = statement.executeQuery()) {
      return rows(results);
    }
  }

  static Document mapped(ResultSet results) throws SQLException {
    return new Document(
        results.getLong("id"),
        results.getString("name"),
        results.getString("owner"),
        results.getString("status"),
        results.getLong("size"),
        results.getDouble("score"),
        results.getString("note"));
  }
}
