package org.recordsdb.error;

import java.io.Serializable;

/**
 * A place in SQL as its caller wrote it. Immutable.
 *
 * @param line counted from 1; a line feed ends a line
 * @param column counted from 1, in code points
 */
public record SqlPosition(int line, int column) implements Serializable {

  /** The place of the character at that index of the text, or of its end. */
  public static SqlPosition of(String text, int index) {
    int begin = text.lastIndexOf('\n', index - 1) + 1;
    int lines = (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
    return new SqlPosition(lines + 1, text.codePointCount(begin, index) + 1);
  }

  /** In words: {@code line 2, column 8}. */
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
