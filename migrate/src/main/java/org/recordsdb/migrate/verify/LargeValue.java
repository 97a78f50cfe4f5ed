package org.recordsdb.migrate.verify;

import java.sql.SQLException;

/**
 * A text or bytes of a row that are too long to be in memory at once. Reads them from its database
 * as often as it is asked to, as long as the row's connection is in the same transaction. A class,
 * not an interface: each value of each row is asked whether it is one, which is one comparison so.
 */
public abstract class LargeValue {

  private final boolean isText;
  private final long length;

  /**
   * A value of so many bytes.
   *
   * @param isText whether it is a text, of whose bytes in UTF-8 there are so many
   */
  protected LargeValue(boolean isText, long length) {
    this.isText = isText;
    this.length = length;
  }

  /** Whether it is a text. */
  public final boolean isText() {
    return isText;
  }

  /** The number of bytes; of a text, as UTF-8 has it. */
  public final long length() {
    return length;
  }

  /**
   * Some bytes from a place on, at least one; a character of a text may be cut.
   *
   * @param from how many bytes come before; less than the length
   */
  public abstract byte[] piece(long from) throws SQLException;

  /** Gives all bytes, piece by piece. */
  public final void each(Pieces pieces) throws SQLException {
    for (long from = 0; from < length(); ) {
      byte[] piece = piece(from);
      pieces.piece(piece);
      from += piece.length;
    }
  }

  /** What is shown in place of the value where it is part of a key. */
  @Override
  public final String toString() {
    return (isText ? "a text of " : "") + length + " bytes";
  }

  /** Takes bytes. */
  @FunctionalInterface
  public interface Pieces {

    /** Takes the next bytes. */
    void piece(byte[] bytes) throws SQLException;
  }
}
