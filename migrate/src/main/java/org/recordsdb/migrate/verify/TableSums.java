package org.recordsdb.migrate.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the rows of a table, one for each column, that do not depend on the order in which the
 * rows come: databases sort texts differently. What is summed is a hash of 128 bits of the row's
 * key, the column's place and the value, so that values that change places change the sums. Rows
 * are also counted into buckets by their key, in which {@link Differences} are looked for
 * afterwards.
 *
 * <p>The hash is fast and known to everybody: it finds mistakes, not forgeries. Not thread-safe.
 */
public final class TableSums {

  /** Enough to find a few differing rows of many by remembering a thousandth of them. */
  static final int BUCKETS = 1 << 10;

  private final long[] first;
  private final long[] second;
  private final long[] buckets = new long[BUCKETS];
  private final RowHash hash;
  private long rows;

  /**
   * Sums of no rows yet.
   *
   * @param columns the number of columns
   * @param key places of the columns that tell rows apart; none where the whole row does
   */
  public TableSums(int columns, int[] key) {
    this.first = new long[columns];
    this.second = new long[columns];
    this.hash = new RowHash(columns, key);
  }

  /**
   * Takes a row into account.
   *
   * @param row its values in the order of the columns
   * @throws SQLException if a {@link LargeValue} can't be read
   */
  public void add(@Nullable Object[] row) throws SQLException {
    hash.name(row);
    hash.values(row);
    for (int i = 0; i < first.length; i++) {
      first[i] += hash.first(i);
      second[i] += hash.second(i);
    }
    buckets[hash.bucket()] += hash.sum();
    rows++;
  }

  /** Adds the sums of other rows of the same table. */
  public void add(TableSums other) {
    for (int i = 0; i < first.length; i++) {
      first[i] += other.first[i];
      second[i] += other.second[i];
    }
    for (int i = 0; i < BUCKETS; i++) {
      buckets[i] += other.buckets[i];
    }
    rows += other.rows;
  }

  /** The number of rows. */
  public long rows() {
    return rows;
  }

  /** The checksum of each column, as 32 hexadecimal digits. */
  public List<String> checksums() {
    List<String> sums = new ArrayList<>();
    HexFormat hex = HexFormat.of();
    for (int i = 0; i < first.length; i++) {
      sums.add(hex.toHexDigits(first[i]) + hex.toHexDigits(second[i]));
    }
    return sums;
  }

  /** True if the other table has as many rows and the same checksums. */
  public boolean matches(TableSums other) {
    return rows == other.rows && checksums().equals(other.checksums());
  }

  /** The buckets whose rows are not the other table's. */
  BitSet differingBuckets(TableSums other) {
    BitSet differing = new BitSet(BUCKETS);
    for (int i = 0; i < BUCKETS; i++) {
      differing.set(i, buckets[i] != other.buckets[i]);
    }
    return differing;
  }
}
