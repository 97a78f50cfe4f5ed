package org.recordsdb.migrate.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;

/** Reads what an SQLite file is made of ("The Schema Table", "PRAGMA Statements"). */
public final class SqliteSchemaReader {

  private final Connection connection;
  private final Dialect dialect;

  /** Reads on this connection. */
  public SqliteSchemaReader(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Tables, and what is not a table; without virtual tables and their content. */
  public DatabaseSchema read() throws SQLException {
    List<TableDefinition> tables = new ArrayList<>();
    List<OtherObject> others = new ArrayList<>();
    for (SqliteObject object : SqliteObject.all(connection)) {
      if (object.type().equals("table") && !object.isVirtual()) {
        tables.add(table(object));
      } else if (!object.type().equals("index") && !object.isVirtual()) {
        others.add(new OtherObject(object.type(), object.name(), object.sql()));
      }
    }
    return new DatabaseSchema(tables, others);
  }

  private TableDefinition table(SqliteObject object) throws SQLException {
    TableInfo info = dialect.describe(connection, null, object.name());
    if (info == null) {
      throw new SQLException("The table " + object.name() + " has gone.");
    }
    CreateTable text = CreateTable.parse(object.sql());
    return new TableDefinition(
        withText(info, text),
        text.checks(),
        foreignKeys(info, text),
        indexes(info),
        nextNumber(info),
        text.conflicts());
  }

  /** The catalog has no column for collations, and for what computed columns are computed from. */
  private static TableInfo withText(TableInfo table, CreateTable text) {
    List<ColumnInfo> columns = new ArrayList<>();
    for (ColumnInfo column : table.columns().values()) {
      String collation = text.collation(column.name());
      boolean computed = column.generation() == Generation.COMPUTED;
      boolean binary = collation == null || collation.equalsIgnoreCase("binary");
      columns.add(
          new ColumnInfo(
              column.name(),
              column.type(),
              column.nullable(),
              column.generation(),
              computed ? text.computed(column.name()) : column.defaultSql(),
              binary ? null : collation,
              column.uniform()));
    }
    return TableInfo.of(
            table.schema(),
            table.name(),
            columns,
            table.primaryKey(),
            table.uniqueKeys(),
            table.foreignKeys())
        .withRowKey(table.rowKey());
  }

  /** SQLite lists the keys from the last to the first. */
  private List<ForeignKey> foreignKeys(TableInfo table, CreateTable text) throws SQLException {
    record Part(
        int id, String column, String table, @Nullable String to, String update, String delete) {}
    List<Part> parts =
        query(
            "select id, \"from\", \"table\", \"to\", on_update, on_delete"
                + " from pragma_foreign_key_list(?) order by id desc, seq",
            table.name(),
            row ->
                new Part(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)));
    List<ForeignKey> keys = new ArrayList<>();
    for (int i = 0; i < parts.size(); ) {
      Part first = parts.get(i);
      List<String> columns = new ArrayList<>();
      List<String> references = new ArrayList<>();
      for (; i < parts.size() && parts.get(i).id() == first.id(); i++) {
        columns.add(parts.get(i).column());
        if (parts.get(i).to() != null) {
          references.add(parts.get(i).to());
        }
      }
      boolean deferred = keys.size() < text.deferred().size() && text.deferred().get(keys.size());
      keys.add(
          new ForeignKey(
              null,
              columns,
              first.table(),
              references.isEmpty() ? primaryKey(first.table()) : references,
              first.update(),
              first.delete(),
              deferred));
    }
    return keys;
  }

  private List<String> primaryKey(String table) throws SQLException {
    TableInfo other = dialect.describe(connection, null, table);
    return other == null ? List.of() : other.primaryKey();
  }

  private List<IndexDefinition> indexes(TableInfo table) throws SQLException {
    record Index(String name, boolean unique, String sql) {}
    List<Index> found =
        query(
            "select l.name, l.\"unique\", s.sql from pragma_index_list(?) l"
                + " join sqlite_schema s on s.type = 'index' and s.name = l.name"
                + " where l.origin = 'c' order by l.name",
            table.name(),
            row -> new Index(row.getString(1), row.getBoolean(2), row.getString(3)));
    List<IndexDefinition> indexes = new ArrayList<>();
    for (Index index : found) {
      CreateIndex text = CreateIndex.parse(index.sql());
      List<IndexDefinition.Part> parts =
          query(
              "select seqno, name, \"desc\", coll from pragma_index_xinfo(?)"
                  + " where key = 1 order by seqno",
              index.name(),
              row ->
                  new IndexDefinition.Part(
                      row.getString(2),
                      row.getString(2) == null ? text.part(row.getInt(1)) : null,
                      row.getBoolean(3),
                      row.getString(4).equals("BINARY") ? null : row.getString(4)));
      indexes.add(new IndexDefinition(index.name(), index.unique(), parts, text.condition()));
    }
    return indexes;
  }

  private long nextNumber(TableInfo table) throws SQLException {
    if (table.columns().values().stream().noneMatch(column -> column.isIdentity())) {
      return 0;
    }
    boolean counted =
        !query("select 1 from sqlite_schema where name = 'sqlite_sequence'", null, row -> 1)
            .isEmpty();
    List<Long> last = new ArrayList<>();
    if (counted) {
      last.addAll(
          query("select seq from sqlite_sequence where name = ?", table.name(), r -> r.getLong(1)));
    }
    last.addAll(
        query(
            "select coalesce(max(rowid), 0) from " + dialect.syntax().quote(table.name()),
            null,
            row -> row.getLong(1)));
    return Collections.max(last) + 1;
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, @Nullable String parameter, Reader<T> reader)
      throws SQLException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (parameter != null) {
        statement.setString(1, parameter);
      }
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          all.add(reader.read(results));
        }
      }
    }
    return all;
  }
}
