package org.recordsdb.migrate.verify;

import java.sql.SQLException;

/**
 * A text or bytes of a row that are too long to be in memory at once. Reads them from its database
 * as often as it is asked to, as long as the row's connection is in the same transaction.
 */
public interface LargeValue {

  /** Whether it is a text. */
  boolean isText();

  /** The number of bytes; of a text, as UTF-8 has it. */
  long length();

  /**
   * Some bytes from a place on, at least one; a character of a text may be cut.
   *
   * @param from how many bytes come before; less than the length
   */
  byte[] piece(long from) throws SQLException;

  /** Gives all bytes, piece by piece. */
  default void each(Pieces pieces) throws SQLException {
    for (long from = 0; from < length(); ) {
      byte[] piece = piece(from);
      pieces.piece(piece);
      from += piece.length;
    }
  }

  /** Takes bytes. */
  @FunctionalInterface
  interface Pieces {

    /** Takes the next bytes. */
    void piece(byte[] bytes) throws SQLException;
  }
}
