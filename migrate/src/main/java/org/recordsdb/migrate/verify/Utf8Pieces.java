package org.recordsdb.migrate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.function.Consumer;

/**
 * Makes characters of UTF-8 that comes in pieces, and gives them in strings of one length, the last
 * one excepted. Not thread-safe.
 */
public final class Utf8Pieces implements LargeValue.Pieces {

  private static final int LONGEST_CHARACTER = 4;

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  private final CharBuffer characters;
  private final Consumer<String> to;
  private byte[] rest = {};

  /**
   * Gives strings to a consumer.
   *
   * @param length of each string, in UTF-16 units; at least 2
   */
  public Utf8Pieces(int length, Consumer<String> to) {
    this.characters = CharBuffer.allocate(length);
    this.to = to;
  }

  /**
   * Takes the next bytes.
   *
   * @throws IllegalArgumentException if they are not UTF-8
   */
  @Override
  public void piece(byte[] bytes) {
    ByteBuffer input = ByteBuffer.allocate(rest.length + bytes.length).put(rest).put(bytes).flip();
    decode(input, false);
    rest = new byte[input.remaining()];
    input.get(rest);
  }

  /**
   * Gives what is left.
   *
   * @throws IllegalArgumentException if the last character is not complete
   */
  public void end() {
    decode(ByteBuffer.wrap(rest), true);
    if (characters.position() > 0) {
      give();
    }
  }

  private void decode(ByteBuffer input, boolean last) {
    CoderResult result = decoder.decode(input, characters, last);
    while (result.isOverflow()) {
      give();
      result = decoder.decode(input, characters, last);
    }
    if (result.isError() || input.remaining() >= LONGEST_CHARACTER) {
      throw new IllegalArgumentException("text that is not UTF-8");
    }
  }

  private void give() {
    to.accept(characters.flip().toString());
    characters.clear();
  }
}
