package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.recordsdb.migrate.verify.LargeValue;
import org.recordsdb.migrate.verify.Utf8Pieces;
import org.recordsdb.spi.BulkInsert;

/**
 * Stores values that are given as PostgreSQL writes them, whatever their types, by COPY in text
 * form (PostgreSQL manual, "COPY", Text Format).
 */
final class TextCopy implements BulkInsert {

  private static final int BUFFER = 1 << 16;

  private final PGConnection connection;
  private final String sql;

  /**
   * @param target the table and its columns, as COPY names them
   */
  TextCopy(Connection connection, String target) throws SQLException {
    this.connection = connection.unwrap(PGConnection.class);
    this.sql = "copy " + target + " from stdin";
  }

  @Override
  public long insert(List<@Nullable Object[]> rows) throws SQLException {
    CopyIn copy = connection.getCopyAPI().copyIn(sql);
    try {
      StringBuilder text = new StringBuilder();
      for (@Nullable Object[] row : rows) {
        line(copy, row, text);
        if (text.length() > BUFFER) {
          send(copy, text);
        }
      }
      send(copy, text);
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void send(CopyIn copy, StringBuilder text) throws SQLException {
    if (text.isEmpty()) {
      return;
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }

  private static void line(CopyIn copy, @Nullable Object[] row, StringBuilder text)
      throws SQLException {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      Object value = row[i];
      if (value == null) {
        text.append("\\N");
      } else if (value instanceof LargeValue large) {
        large(copy, large, text);
      } else {
        escaped(value.toString(), text);
      }
    }
    text.append('\n');
  }

  /** Sent part by part. */
  private static void large(CopyIn copy, LargeValue value, StringBuilder text) throws SQLException {
    if (value.isText()) {
      Utf8Pieces characters = new Utf8Pieces(BUFFER, part -> escaped(part, text));
      parts(value, copy, text, characters);
      characters.end();
    } else {
      text.append("\\\\x");
      parts(value, copy, text, bytes -> text.append(HexFormat.of().formatHex(bytes)));
    }
  }

  private static void parts(
      LargeValue value, CopyIn copy, StringBuilder text, LargeValue.Pieces writing)
      throws SQLException {
    value.each(
        piece -> {
          for (int from = 0; from < piece.length; from += BUFFER) {
            writing.piece(Arrays.copyOfRange(piece, from, Math.min(piece.length, from + BUFFER)));
            send(copy, text);
          }
        });
  }

  private static void escaped(String value, StringBuilder text) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  @Override
  public void cancel() throws SQLException {
    connection.cancelQuery();
  }
}
