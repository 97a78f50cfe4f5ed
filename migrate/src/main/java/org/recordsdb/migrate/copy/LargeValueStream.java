package org.recordsdb.migrate.copy;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import org.recordsdb.migrate.verify.LargeValue;

/** A large value as the stream that a driver reads. Not thread-safe. */
final class LargeValueStream extends InputStream {

  private final LargeValue value;
  private byte[] piece = {};
  private int at;
  private long read;

  LargeValueStream(LargeValue value) {
    this.value = value;
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? piece[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, from, count);
    at += count;
    return count;
  }

  private boolean hasMore() throws IOException {
    if (at == piece.length && read < value.length()) {
      try {
        piece = value.piece(read);
      } catch (SQLException e) {
        throw new IOException(e);
      }
      read += piece.length;
      at = 0;
    }
    return at < piece.length;
  }
}
