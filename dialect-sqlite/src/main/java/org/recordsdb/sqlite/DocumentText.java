package org.recordsdb.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.recordsdb.spi.JsonText;
import org.sqlite.Function;
import tools.jackson.databind.JsonNode;

/**
 * The SQL function that writes a part of a JSON document as PostgreSQL writes its {@code jsonb}: a
 * blank behind colons and commas, shorter keys first, each number without an exponent. SQLite gives
 * it as the document was written.
 */
final class DocumentText extends Function {

  private static final String NAME = "records_document_text";

  private static final Comparator<Map.Entry<String, JsonNode>> BY_LENGTH =
      Comparator.comparing(
          property -> property.getKey().getBytes(StandardCharsets.UTF_8),
          Comparator.<byte[]>comparingInt(key -> key.length)
              .thenComparing(Arrays::compareUnsigned));

  static void register(Connection connection) throws SQLException {
    Function.create(connection, NAME, new DocumentText(), 1, FLAG_DETERMINISTIC);
  }

  /** The call for the text of a document. */
  static String call(String document) {
    return NAME + "(" + document + ")";
  }

  static String of(JsonNode document) {
    StringBuilder text = new StringBuilder();
    write(document, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      text.append('{');
      node.properties().stream()
          .sorted(BY_LENGTH)
          .forEach(
              property -> {
                text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ");
                string(property.getKey(), text);
                text.append(": ");
                write(property.getValue(), text);
              });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (int i = 0; i < node.size(); i++) {
        text.append(i == 0 ? "" : ", ");
        write(node.get(i), text);
      }
      text.append(']');
    } else if (node.isString()) {
      string(node.stringValue(), text);
    } else if (node.isBigDecimal()) {
      text.append(node.decimalValue().toPlainString());
    } else {
      text.append(JsonText.write(node));
    }
  }

  private static void string(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    text.append('"');
  }

  /** What is no document for Records stays as it is; reading its row tells. */
  @Override
  protected void xFunc() throws SQLException {
    String document = value_text(0);
    if (document == null) {
      result();
      return;
    }
    String text = document;
    try {
      text = of(JsonText.parse(document));
    } catch (IllegalArgumentException e) {
      // compared as it is stored
    }
    result(text);
  }
}
