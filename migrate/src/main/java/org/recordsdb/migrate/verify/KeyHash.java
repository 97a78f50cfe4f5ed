package org.recordsdb.migrate.verify;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of 128 bits of some of a row's values: equal values, whatever they are stored as, have
 * equal ones. Not thread-safe.
 */
public final class KeyHash {

  private final int[] places;
  private final PieceHash hash = new PieceHash();
  private final CanonicalBytes bytes = new CanonicalBytes(hash);

  /**
   * A hash of the values in these places.
   *
   * @param places counted from 0
   */
  public KeyHash(int[] places) {
    this.places = places.clone();
  }

  /**
   * The hash as two numbers, or null if one of the values is NULL or bad, which equals nothing.
   *
   * @throws SQLException if a {@link LargeValue} can't be read
   */
  public long @Nullable [] of(@Nullable Object[] row) throws SQLException {
    hash.reset();
    for (int place : places) {
      if (row[place] == null || row[place] == BadValue.NOT_STORED) {
        return null;
      }
      bytes.add(row[place]);
    }
    return hash.hash();
  }
}
