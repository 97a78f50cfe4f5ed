package org.recordsdb.migrate.copy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Dialect;

/**
 * The texts of an SQLite file that keeps them as UTF-16. The driver gets them as UTF-8, and where
 * one half of a character stands alone, SQLite makes another character of it and of what follows.
 * So a text is read only if it is the same when it comes back from UTF-8. In place of another one
 * come the digits of its bytes and half a character at the end, which the driver gives as bytes
 * that are no UTF-8. In all other files texts are read as they are.
 */
final class Utf16Texts {

  private static final String UTF_8 = "UTF-8";
  private static final String UTF_16LE = "UTF-16le";

  /** What the driver makes of half a character. */
  private static final char REPLACEMENT = '\uFFFD';

  private final String encoding;

  /** Asked for each value. */
  private final boolean areThere;

  private Utf16Texts(String encoding) {
    this.encoding = encoding;
    this.areThere = !encoding.equals(UTF_8);
  }

  /** Those of the database on this connection, which may be none. */
  static Utf16Texts of(Connection connection, Dialect dialect) throws SQLException {
    if (!dialect.isEmbedded()) {
      return new Utf16Texts(UTF_8);
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma encoding")) {
      row.next();
      return new Utf16Texts(row.getString(1));
    }
  }

  /** False if the database keeps its texts as UTF-8. */
  boolean areThere() {
    return areThere;
  }

  /**
   * SQL that reads a column: {@code trim} takes nothing away here, and takes its text as UTF-8.
   *
   * @param name the column's, quoted
   */
  String selected(String name) {
    if (!areThere) {
      return name;
    }
    String bytes = "cast(" + name + " as blob)";
    String half = encoding.equals(UTF_16LE) ? "x'00dc'" : "x'dc00'";
    return "case when typeof("
        + name
        + ") = 'text' and cast(trim("
        + name
        + ", '') as blob) is not "
        + bytes
        + " then hex("
        + bytes
        + ") || cast("
        + half
        + " as text) else "
        + name
        + " end";
  }

  /**
   * The bytes of a text that can't be read, as hexadecimal digits; null if the column of the row,
   * counted from 1, has none.
   */
  @Nullable String unread(ResultSet row, int column) throws SQLException {
    if (areThere
        && row.getObject(column) instanceof String text
        && text.indexOf(REPLACEMENT) >= 0
        && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), row.getBytes(column))) {
      return text.substring(0, text.indexOf(REPLACEMENT)).toLowerCase(Locale.ROOT);
    }
    return null;
  }

  /** What is wrong with such a text. */
  String problem() {
    return "text whose bytes are no " + encoding;
  }
}
