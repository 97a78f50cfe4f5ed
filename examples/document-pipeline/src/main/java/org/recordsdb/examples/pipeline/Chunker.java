package org.recordsdb.examples.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into chunks of a limited size, at the end of a paragraph if there is one, else of a
 * line, else of a word, else between two characters. Blanks around a chunk are left out.
 */
final class Chunker {

  /** The most characters of a chunk, as {@code String.length()} counts them. */
  static final int MAX_LENGTH = 1_000;

  private static final String[] ENDS = {"\n\n", "\n\r\n", "\n", " "};

  private Chunker() {}

  /** The chunks of a document's text, in order. A blank text has none. */
  static List<Chunk> chunks(long documentId, String text) {
    List<Chunk> chunks = new ArrayList<>();
    int start = skipBlanks(text, 0);
    while (start < text.length()) {
      int cut = cut(text, start);
      int end = start + text.substring(start, cut).stripTrailing().length();
      chunks.add(
          new Chunk(null, documentId, chunks.size(), start, end, text.substring(start, end)));
      start = skipBlanks(text, cut);
    }
    return chunks;
  }

  private static int cut(String text, int start) {
    if (text.length() - start <= MAX_LENGTH) {
      return text.length();
    }
    String window = text.substring(start, start + MAX_LENGTH);
    for (String end : ENDS) {
      int last = window.lastIndexOf(end);
      if (last > 0) {
        return start + last;
      }
    }
    boolean insideCharacter = Character.isHighSurrogate(window.charAt(MAX_LENGTH - 1));
    return start + MAX_LENGTH - (insideCharacter ? 1 : 0);
  }

  private static int skipBlanks(String text, int from) {
    int next = from;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }
}
