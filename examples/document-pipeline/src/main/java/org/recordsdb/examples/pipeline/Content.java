package org.recordsdb.examples.pipeline;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a file. */
final class Content {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final byte[] bytes;

  Content(byte[] bytes) {
    this.bytes = bytes;
  }

  long size() {
    return bytes.length;
  }

  /** SHA-256 in hexadecimal. */
  String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The bytes as text, if they are UTF-8 and no binary file. A byte order mark is left out. */
  String text() throws UnusableDocumentException {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw new UnusableDocumentException("It is no text: byte " + i + " is NUL.");
      }
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer undecoded = ByteBuffer.wrap(bytes);
    try {
      CharBuffer text = decoder.decode(undecoded);
      return text.toString().startsWith(BYTE_ORDER_MARK)
          ? text.subSequence(1, text.length()).toString()
          : text.toString();
    } catch (CharacterCodingException e) {
      throw new UnusableDocumentException(
          "It is not UTF-8 at byte " + undecoded.position() + ".", e);
    }
  }
}
