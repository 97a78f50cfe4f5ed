package org.recordsdb.migrate.verify;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a row, made again for each: its name, which is that of the key or, without one, of
 * the whole row, and one for each column, which is that of the name, the column's place and the
 * value. Not thread-safe.
 */
final class RowHash {

  private final int[] key;
  private final long[] first;
  private final long[] second;
  private final PieceHash hash = new PieceHash();
  private final CanonicalBytes bytes = new CanonicalBytes(hash);
  private long name;
  private long nameEnd;

  /**
   * @param columns the number of columns
   * @param key places of the columns that tell rows apart; none where the whole row does
   */
  RowHash(int columns, int[] key) {
    this.key = key.clone();
    this.first = new long[columns];
    this.second = new long[columns];
  }

  /** Names the row. */
  void name(@Nullable Object[] row) throws SQLException {
    hash.reset();
    if (key.length == 0) {
      for (Object value : row) {
        bytes.add(value);
      }
    }
    for (int place : key) {
      bytes.add(row[place]);
    }
    long[] found = hash.hash();
    name = found[0];
    nameEnd = found[1];
  }

  /** Hashes the values of the row that was named. */
  void values(@Nullable Object[] row) throws SQLException {
    for (int i = 0; i < first.length; i++) {
      hash.reset();
      hash.number(name);
      hash.number(nameEnd);
      hash.number(i);
      bytes.add(row[i]);
      long[] found = hash.hash();
      first[i] = found[0];
      second[i] = found[1];
    }
  }

  /** The bucket that the row is counted into. */
  int bucket() {
    return (int) (name & (TableSums.BUCKETS - 1));
  }

  /** The half of the name that has no part in the choice of the bucket. */
  long name() {
    return nameEnd;
  }

  /** Half of a column's hash. */
  long first(int column) {
    return first[column];
  }

  /** The other half. */
  long second(int column) {
    return second[column];
  }

  /** One number for the whole row. */
  long sum() {
    long sum = 0;
    for (long part : first) {
      sum += part;
    }
    return sum;
  }
}
