package org.recordsdb.migrate.copy;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.value.ValueException;
import org.recordsdb.internal.value.Values;
import org.recordsdb.migrate.schema.GuardedQuery;
import org.recordsdb.migrate.verify.BadValue;
import org.recordsdb.migrate.verify.LargeValue;
import org.recordsdb.migrate.verify.Rows;
import org.recordsdb.migrate.verify.Utf8Pieces;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;

/**
 * Reads the rows of one table, in the order of their key, as values of the types that the target's
 * columns have. Each value is tried as the target will be given it, so what passes here is taken
 * there. Of one connection; not thread-safe.
 */
final class RowScan {

  private static final int CHARACTERS = 1 << 16;

  /** The problem of a value that is not there, and so is the same where the target has none. */
  private static final String NULL = "NULL in a column that is NOT NULL";

  /** Of a database with the encoding SQL_ASCII, which stores any bytes as texts. */
  private static final String NOT_UTF8 = "22021";

  private final Connection connection;
  private final Dialect source;
  private final TablePlan table;
  private final RowReader reader;
  private final List<Codec> writing = new ArrayList<>();
  private final List<ColumnPlan> columns;

  RowScan(Connection connection, Dialect source, Dialect target, TablePlan table)
      throws SQLException {
    this.connection = connection;
    this.source = source;
    this.table = table;
    this.columns = table.columns();
    this.reader = new RowReader(connection, source, table, table.from(), table.rowKey());
    for (ColumnPlan column : columns) {
      writing.add(target.codec(column.readAs()));
    }
  }

  /** What is done with the rows. */
  interface Visitor {

    /**
     * A row.
     *
     * @param values as rows have them
     * @param encoded as the target's codecs have them
     * @param place where it is
     */
    void row(@Nullable Object[] values, @Nullable Object[] encoded, Place place)
        throws SQLException;

    /**
     * A value that the target's column does not take. The row comes too, with what the policy puts
     * in its place or, where it puts nothing there, a {@link BadValue}, unless this says false.
     */
    boolean isTaken(ColumnPlan column, Offender offender, Place place) throws SQLException;

    /** Shows the rows that are copied under their columns' policies. */
    static Visitor taken(Rows.Visitor rows) {
      return new Visitor() {
        @Override
        public void row(@Nullable Object[] values, @Nullable Object[] encoded, Place place)
            throws SQLException {
          rows.row(values);
        }

        @Override
        public boolean isTaken(ColumnPlan column, Offender offender, Place place)
            throws SQLException {
          return column.onBadValue() != OnBadValue.QUARANTINE || place.largeColumn() != null;
        }
      };
    }
  }

  /** The row that a visitor is at. */
  interface Place {
    /** Its key as SQL of the source, or null if rows have no key that can be written as SQL. */
    @Nullable String key() throws SQLException;

    /** The columns and values by which the row is found. */
    Map<String, Object> named() throws SQLException;

    /** The name of a column whose value is too large to be set aside; null if none is. */
    @Nullable String largeColumn() throws SQLException;

    /** The whole row, as it is set aside. */
    SetAside aside(Offender offender) throws SQLException;
  }

  /**
   * All rows behind the one that has this key. PostgreSQL writes names in values, as those of
   * regclass, as the schema sees them.
   *
   * @param after a key as {@link Place#key} gives it, or null for all rows
   */
  void run(@Nullable String after, Visitor visitor) throws SQLException {
    if (source.isEmbedded()) {
      rows(after, visitor);
    } else {
      PostgresSettings.path(connection, requireNonNull(table.source().schema()));
      boolean done = false;
      try {
        rows(after, visitor);
        done = true;
      } finally {
        builtInAfter(done);
      }
    }
  }

  /** Of a transaction that failed the path ends with it, and what failed is what is told. */
  private void builtInAfter(boolean done) throws SQLException {
    try {
      GuardedQuery.builtIn(connection);
    } catch (SQLException e) {
      if (done) {
        throw e;
      }
    }
  }

  private void rows(@Nullable String after, Visitor visitor) throws SQLException {
    FetchGroup group = FetchGroup.of(table);
    long seen = 0;
    try (PreparedStatement statement = connection.prepareStatement(reader.sql(after, true))) {
      Quarantine.fetch(statement, source, columns, group.size());
      try (ResultSet results = statement.executeQuery()) {
        Place place = new At(results);
        while (results.next()) {
          Workers.requireWanted();
          group.add(row(results, place, visitor), results);
          seen++;
        }
      }
    } catch (SQLException e) {
      if (NOT_UTF8.equals(e.getSQLState()) && !source.isEmbedded()) {
        throw Refusals.notUtf8(table, seen + 1, seen + group.size(), e);
      }
      throw e;
    }
  }

  private final class At implements Place {

    private final ResultSet results;

    At(ResultSet results) {
      this.results = results;
    }

    @Override
    public @Nullable String key() throws SQLException {
      return reader.keyLiteral(results);
    }

    @Override
    public Map<String, Object> named() throws SQLException {
      return RowScan.this.named(results);
    }

    @Override
    public @Nullable String largeColumn() throws SQLException {
      return reader.largeColumn(results);
    }

    @Override
    public SetAside aside(Offender offender) throws SQLException {
      return Quarantine.of(results, source, reader.texts(), columns, offender);
    }
  }

  private @Nullable Object[] row(ResultSet results, Place place, Visitor visitor)
      throws SQLException {
    int count = columns.size();
    @Nullable Object[] values = new @Nullable Object[count];
    @Nullable Object[] encoded = new @Nullable Object[count];
    for (int i = 0; i < count; i++) {
      ColumnPlan column = columns.get(i);
      String problem = read(results, i, column, values, encoded);
      if (problem != null) {
        boolean isNull = problem.equals(NULL) || column.makesNull();
        values[i] = isNull ? null : BadValue.NOT_STORED;
        encoded[i] = null;
        var offender = new Offender(table.name(), column.name(), place.named(), problem);
        if (!visitor.isTaken(column, offender, place)) {
          return values;
        }
      }
    }
    visitor.row(values, encoded, place);
    return values;
  }

  /** What is wrong with the value, or null. */
  private @Nullable String read(
      ResultSet results,
      int i,
      ColumnPlan column,
      @Nullable Object[] values,
      @Nullable Object[] encoded)
      throws SQLException {
    try {
      Object value = reader.value(results, i);
      if (value == null) {
        return column.target().nullable() ? null : NULL;
      }
      if (value instanceof LargeValue large) {
        checkText(large, column);
        values[i] = large;
        encoded[i] = large;
        return null;
      }
      if (column.cutsOff(value)) {
        return "a timestamp with nanoseconds, which are cut off only if a type is given for the column";
      }
      values[i] = Values.canonical(column.readAs(), value);
      encoded[i] = writing.get(i).encode(values[i]);
      return null;
    } catch (ValueException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What the codecs find in texts that are read whole. */
  private static void checkText(LargeValue value, ColumnPlan column) throws SQLException {
    if (!value.isText() || column.asText()) {
      return;
    }
    ColumnType type = column.type();
    AtomicLong count = new AtomicLong();
    Utf8Pieces characters =
        new Utf8Pieces(
            CHARACTERS,
            part -> {
              if (type.logical() == LogicalType.TEXT && part.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("text with a NUL character");
              }
              count.addAndGet(part.codePointCount(0, part.length()));
            });
    value.each(characters);
    characters.end();
    if (type.precision() > 0 && count.get() > type.precision()) {
      throw new IllegalArgumentException("text of more than " + type.precision() + " characters");
    }
  }

  private Map<String, Object> named(ResultSet results) throws SQLException {
    Map<String, Object> named = new LinkedHashMap<>();
    List<@Nullable Object> key = reader.key(results);
    for (int i = 0; i < key.size(); i++) {
      Object value = key.get(i);
      named.put(table.rowKey().get(i), value == null ? "NULL" : value);
    }
    return named;
  }
}
