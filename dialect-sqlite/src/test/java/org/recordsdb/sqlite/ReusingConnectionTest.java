package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReusingConnectionTest {

  private static final String INSERT = "insert into notes (id, text) values (?, ?)";
  private static final String COUNT = "select count(*) from notes";

  private ReusingConnection connection;

  @BeforeEach
  void open() throws SQLException {
    connection =
        new ReusingConnection(
            "jdbc:sqlite::memory:", ":memory:", new Properties(), 1_000_000, true);
    execute("create table notes (id integer primary key, text text)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aClosedStatementIsLentAgain() throws SQLException {
    PreparedStatement first = connection.prepareStatement(COUNT);
    first.close();
    assertThat(connection.prepareStatement(COUNT)).isSameAs(first);
  }

  @Test
  void anOpenStatementIsNotLentTwice() throws SQLException {
    PreparedStatement first = connection.prepareStatement(COUNT);
    PreparedStatement second = connection.prepareStatement(COUNT);
    assertThat(second).isNotSameAs(first);
    first.close();
    second.close();
    first.close();
    assertThat(connection.prepareStatement(COUNT)).isNotSameAs(connection.prepareStatement(COUNT));
  }

  @Test
  void parametersAndResultsOfTheLastUseAreGone() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, 1);
      insert.setString(2, "a");
      insert.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, 2);
      insert.executeUpdate();
    }
    try (PreparedStatement empty =
        connection.prepareStatement("select id from notes where text is null")) {
      assertThat(empty.executeQuery().getLong(1)).isEqualTo(2);
    }
    try (PreparedStatement select = connection.prepareStatement("select id from notes")) {
      select.executeQuery().next();
    }
    try (PreparedStatement select = connection.prepareStatement("select id from notes")) {
      ResultSet rows = select.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(1);
    }
  }

  @Test
  void aStatementThatFailedCanBeUsedAgain() throws SQLException {
    insert(1);
    assertThatThrownBy(() -> insert(1)).hasMessageContaining("UNIQUE");
    insert(2);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void anUnfinishedResultDoesNotHoldTheTransactionOpen() throws SQLException {
    insert(1);
    insert(2);
    execute("begin");
    try (PreparedStatement select = connection.prepareStatement("select id from notes")) {
      select.executeQuery().next();
    }
    execute("drop table notes");
    execute("commit");
  }

  @Test
  void aChangedSchemaIsSeen() throws SQLException {
    assertThat(columnsOfAll()).isEqualTo(2);
    execute("alter table notes add column more text");
    assertThat(columnsOfAll()).isEqualTo(3);
    insert(1);
    execute("drop table notes");
    assertThatThrownBy(() -> insert(2)).hasMessageContaining("no such table");
    execute("create table notes (text text, id integer primary key)");
    insert(3);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aNumberOfStatementsIsKeptAndNoMore() throws SQLException {
    PreparedStatement oldest = connection.prepareStatement(COUNT);
    oldest.close();
    for (int i = 0; i < 1_000; i++) {
      execute("select " + i);
    }
    assertThat(connection.keptStatements()).isEqualTo(200);
    assertThat(connection.prepareStatement(COUNT)).isNotSameAs(oldest);
  }

  private int columnsOfAll() throws SQLException {
    try (PreparedStatement all = connection.prepareStatement("select * from notes")) {
      return all.executeQuery().getMetaData().getColumnCount();
    }
  }

  private void insert(long id) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, id);
      insert.setString(2, "a");
      insert.executeUpdate();
    }
  }

  private long count() throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      return count.executeQuery().getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
