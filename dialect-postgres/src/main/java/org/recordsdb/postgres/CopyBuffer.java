package org.recordsdb.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/**
 * Writes what COPY takes in its binary format (PostgreSQL manual, "COPY", "Binary Format"), and
 * sends it in large pieces. Not thread-safe.
 */
final class CopyBuffer {

  private static final int SIZE = 64 * 1024;

  /** A signature that damaged line ends would break, no flags, and no extension. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final int NULL = -1;
  private static final int END = -1;

  private final CopyIn copy;
  private final byte[] bytes = new byte[SIZE];
  private int used;

  CopyBuffer(CopyIn copy) throws SQLException {
    this.copy = copy;
    put(HEADER);
  }

  /** Begins a row of so many fields. */
  void row(int fields) throws SQLException {
    ByteConverter.int2(bytes, room(Short.BYTES), fields);
  }

  /** A field that is NULL. */
  void none() throws SQLException {
    length(NULL);
  }

  /**
   * A field that is written as numbers of two bytes: what follows is that many of {@link #part}.
   */
  void parts(int count) throws SQLException {
    length(count * Short.BYTES);
  }

  void part(int value) throws SQLException {
    ByteConverter.int2(bytes, room(Short.BYTES), value);
  }

  void bool(boolean value) throws SQLException {
    length(1);
    bytes[room(1)] = (byte) (value ? 1 : 0);
  }

  void int2(long value) throws SQLException {
    length(Short.BYTES);
    ByteConverter.int2(bytes, room(Short.BYTES), (int) value);
  }

  void int4(long value) throws SQLException {
    length(Integer.BYTES);
    ByteConverter.int4(bytes, room(Integer.BYTES), (int) value);
  }

  void int8(long value) throws SQLException {
    length(Long.BYTES);
    ByteConverter.int8(bytes, room(Long.BYTES), value);
  }

  void float4(float value) throws SQLException {
    length(Float.BYTES);
    ByteConverter.float4(bytes, room(Float.BYTES), value);
  }

  void float8(double value) throws SQLException {
    length(Double.BYTES);
    ByteConverter.float8(bytes, room(Double.BYTES), value);
  }

  void int8Pair(long first, long second) throws SQLException {
    length(2 * Long.BYTES);
    ByteConverter.int8(bytes, room(Long.BYTES), first);
    ByteConverter.int8(bytes, room(Long.BYTES), second);
  }

  void text(String value) throws SQLException {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(byte[] value) throws SQLException {
    length(value.length);
    put(value);
  }

  /** Text after a byte that tells the version of its format. */
  void versioned(int version, String value) throws SQLException {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    length(1 + text.length);
    bytes[room(1)] = (byte) version;
    put(text);
  }

  /** Says that no row follows, and sends what is left. */
  void end() throws SQLException {
    row(END);
    send();
  }

  private void length(int length) throws SQLException {
    ByteConverter.int4(bytes, room(Integer.BYTES), length);
  }

  private void put(byte[] value) throws SQLException {
    if (value.length > SIZE) {
      send();
      copy.writeToCopy(value, 0, value.length);
      return;
    }
    System.arraycopy(value, 0, bytes, room(value.length), value.length);
  }

  /** Where the next so many bytes go. */
  private int room(int length) throws SQLException {
    if (used + length > SIZE) {
      send();
    }
    int start = used;
    used += length;
    return start;
  }

  private void send() throws SQLException {
    copy.writeToCopy(bytes, 0, used);
    used = 0;
  }
}
