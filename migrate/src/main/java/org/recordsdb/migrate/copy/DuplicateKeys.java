package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.KeyHash;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.UniqueKey;

/**
 * Finds rows whose keys differ as the source stores them and are equal as the target does, as 12:00
 * and 12:00:00 are. Hashes of the keys are kept in a file without a name, so that memory stays
 * small; SQLite takes it away when the connection is closed. Not thread-safe.
 */
final class DuplicateKeys implements AutoCloseable {

  /** A value of these has one form only, wherever it is stored. */
  private static final Set<LogicalType> ONE_FORM =
      Set.of(
          LogicalType.TEXT,
          LogicalType.BYTES,
          LogicalType.INT16,
          LogicalType.INT32,
          LogicalType.INT64,
          LogicalType.ANY);

  private final List<Key> keys = new ArrayList<>();
  private @Nullable Connection scratch;

  private record Key(String columns, KeyHash hash, PreparedStatement insert) {}

  private DuplicateKeys() {}

  /** For the keys of a table of which that can be so; mostly none. */
  static DuplicateKeys of(TablePlan table) throws SQLException {
    DuplicateKeys duplicates = new DuplicateKeys();
    List<String> names = table.columns().stream().map(ColumnPlan::name).toList();
    for (UniqueKey key : table.target().uniqueKeys()) {
      boolean several =
          names.containsAll(key.columns())
              && key.columns().stream()
                  .map(name -> table.columns().get(names.indexOf(name)))
                  .anyMatch(DuplicateKeys::hasSeveralForms);
      if (several) {
        duplicates.add(key, key.columns().stream().mapToInt(names::indexOf).toArray());
      }
    }
    return duplicates;
  }

  private static boolean hasSeveralForms(ColumnPlan column) {
    ColumnInfo source = column.source();
    boolean sameType = source.type().logical() == column.type().logical();
    return !column.asText()
        && !(sameType && (source.uniform() || ONE_FORM.contains(column.type().logical())));
  }

  private void add(UniqueKey key, int[] places) throws SQLException {
    Connection connection = scratch;
    if (connection == null) {
      connection = DriverManager.getConnection("jdbc:sqlite:");
      connection.setAutoCommit(false);
      scratch = connection;
    }
    String table = "k" + keys.size();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table " + table + " (a int, b int, primary key (a, b)) without rowid");
    }
    keys.add(
        new Key(
            String.join(", ", key.columns()),
            new KeyHash(places),
            connection.prepareStatement("insert or ignore into " + table + " values (?, ?)")));
  }

  /** The columns of a key that an earlier row has already, or null if there is none. */
  @Nullable String add(@Nullable Object[] row) throws SQLException {
    for (Key key : keys) {
      long[] hash = key.hash().of(row);
      if (hash != null) {
        key.insert().setLong(1, hash[0]);
        key.insert().setLong(2, hash[1]);
        if (key.insert().executeUpdate() == 0) {
          return key.columns();
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws SQLException {
    if (scratch != null) {
      scratch.close();
    }
  }
}
