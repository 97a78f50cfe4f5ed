package org.recordsdb.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;

/**
 * Lists of values as one parameter, the text of an array (PostgreSQL manual, "Arrays", "Array Input
 * and Output Syntax"). It is sent without a type, so that the server takes it for an array of what
 * it is compared with: a list finds what its values find one by one.
 */
final class PostgresLists {

  private PostgresLists() {}

  /**
   * How a list of values of this type is bound; null for types that compare with values of another
   * one.
   */
  static Codec.@Nullable Binding binding(ColumnType type) {
    return switch (type.logical()) {
      case JSON, ANY -> null;
      case INT64 -> type.declared().equals("oid") ? null : PostgresLists::bind;
      case TEXT -> type.declared().equals("name") ? null : PostgresLists::bind;
      case FLOAT32 -> PostgresLists::bindFloats;
      default -> PostgresLists::bind;
    };
  }

  private static void bind(PreparedStatement statement, int index, Object list)
      throws SQLException {
    StringBuilder array = new StringBuilder("{");
    for (Object value : (List<?>) list) {
      array.append(array.length() == 1 ? "\"" : ",\"");
      quote(value instanceof byte[] bytes ? hex(bytes) : value.toString(), array);
      array.append('"');
    }
    statement.setObject(index, array.append('}').toString(), Types.OTHER);
  }

  private static void bindFloats(PreparedStatement statement, int index, Object list)
      throws SQLException {
    bind(statement, index, ((List<?>) list).stream().map(v -> ((Double) v).floatValue()).toList());
  }

  private static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }

  private static void quote(String text, StringBuilder array) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        array.append('\\');
      }
      array.append(c);
    }
  }
}
