package org.recordsdb.migrate.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * A hash of 128 bits over bytes of any number, of which never more than a piece is held: a full
 * piece gives way to its hash, and the rest is appended to that. Not thread-safe.
 */
final class PieceHash {

  /** What is hashed at once. */
  static final int PIECE = 1 << 20;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int FIRST_SIZE = 256;
  private static final int SEED = 0;

  /** Characters that are made room for at once, and the bytes that one takes at most. */
  static final int CHARACTERS = 1 << 12;

  private static final int BYTES_OF_CHARACTER = 3;

  private static final int ONE_BYTE = 0x80;
  private static final int TWO_BYTES = 0x800;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  /** Forgets what was appended. */
  void reset() {
    size = 0;
  }

  /** The hash of all that was appended, as two numbers. */
  long[] hash() {
    return MurmurHash3.hash128x64(bytes, 0, size, SEED);
  }

  /** Appends the lowest byte of the number. */
  void code(int value) {
    makeRoom(1);
    bytes[size++] = (byte) value;
  }

  /** Appends eight bytes. */
  void number(long value) {
    makeRoom(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** Appends bytes without their number. */
  void bytes(byte[] value) {
    int from = 0;
    while (from < value.length) {
      makeRoom(1);
      int length = Math.min(value.length - from, PIECE - size);
      makeRoom(length);
      System.arraycopy(value, from, bytes, size, length);
      size += length;
      from += length;
    }
  }

  /**
   * Appends each UTF-16 unit as UTF-8 writes a character of that number. Half a surrogate pair has
   * bytes of its own too, which other encoders make a question mark of. A text may come in parts,
   * cut anywhere.
   */
  void characters(String text) {
    int from = 0;
    while (from < text.length()) {
      makeRoom(BYTES_OF_CHARACTER);
      int fitting = Math.min(CHARACTERS, (PIECE - size) / BYTES_OF_CHARACTER);
      int end = Math.min(text.length(), from + fitting);
      makeRoom((end - from) * BYTES_OF_CHARACTER);
      for (; from < end; from++) {
        character(text.charAt(from));
      }
    }
  }

  private void character(char c) {
    if (c < ONE_BYTE) {
      bytes[size++] = (byte) c;
    } else if (c < TWO_BYTES) {
      bytes[size++] = (byte) (0xc0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else {
      bytes[size++] = (byte) (0xe0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    }
  }

  /** Where pieces end depends on what was appended alone, so that equal input has equal hashes. */
  private void makeRoom(int length) {
    if (size + length > PIECE) {
      long[] hash = hash();
      LONGS.set(bytes, 0, hash[0]);
      LONGS.set(bytes, Long.BYTES, hash[1]);
      size = 2 * Long.BYTES;
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(PIECE, Math.max(size + length, 2 * bytes.length)));
    }
  }
}
