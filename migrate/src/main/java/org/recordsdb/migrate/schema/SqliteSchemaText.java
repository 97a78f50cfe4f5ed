package org.recordsdb.migrate.schema;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * Whether the schema of an SQLite file is text. SQLite takes any bytes for a name or a definition,
 * and the driver reads what is no text as other characters: two names become one, and a definition
 * means something else, without an error. So the bytes are looked at before anything is believed.
 */
public final class SqliteSchemaText {

  /** What a row of the schema table says of an object; its columns are in the definition. */
  private static final List<String> PARTS =
      List.of("type", "name", "name of the table", "definition");

  private static final String BYTES =
      "select cast(type as blob), cast(name as blob), cast(tbl_name as blob), cast(sql as blob),"
          + " typeof(type), typeof(name), typeof(tbl_name), typeof(sql) from sqlite_schema";

  private static final int NUL = 0;

  private SqliteSchemaText() {}

  /**
   * Rejects a file whose schema has anything that is no text of the file's encoding.
   *
   * @param file its name, for the message
   */
  public static void require(Connection connection, String file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Charset encoding;
      try (ResultSet row = statement.executeQuery("pragma encoding")) {
        row.next();
        encoding = charset(row.getString(1));
      }
      try (ResultSet rows = statement.executeQuery(BYTES)) {
        while (rows.next()) {
          require(rows, encoding, file);
        }
      }
    }
  }

  private static Charset charset(String encoding) {
    return switch (encoding.toUpperCase(Locale.ROOT)) {
      case "UTF-16LE" -> StandardCharsets.UTF_16LE;
      case "UTF-16BE" -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static void require(ResultSet row, Charset encoding, String file) throws SQLException {
    for (int i = 0; i < PARTS.size(); i++) {
      String storedAs = row.getString(PARTS.size() + i + 1);
      boolean none = storedAs.equals("null") && i == PARTS.size() - 1; // an index that a key made
      String problem = none ? null : problem(storedAs, row.getBytes(i + 1), encoding);
      if (problem != null) {
        String object = shown(row.getBytes(1), encoding) + " " + shown(row.getBytes(2), encoding);
        throw noText(file, PARTS.get(i) + " of the " + object.strip() + " " + problem);
      }
    }
  }

  /** Why it is no text, or null. */
  private static @Nullable String problem(String storedAs, byte[] bytes, Charset encoding) {
    if (!storedAs.equals("text")) {
      return "is stored as " + storedAs;
    }
    CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder(encoding).decode(ByteBuffer.wrap(bytes), characters, true);
    if (result.isError()) {
      return "is no " + encoding.name() + " text";
    }
    boolean ends = characters.flip().chars().anyMatch(c -> c == NUL);
    return ends ? "holds a NUL, where SQLite ends to read it" : null;
  }

  private static CharsetDecoder decoder(Charset encoding) {
    return encoding
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The text, with an escape for every byte that belongs to no character. */
  private static String shown(byte @Nullable [] bytes, Charset encoding) {
    if (bytes == null) {
      return "";
    }
    CharsetDecoder decoder = decoder(encoding);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
    StringBuilder shown = new StringBuilder();
    CoderResult result = decoder.decode(input, characters, true);
    while (result.isError()) {
      shown.append(characters.flip());
      characters.clear();
      for (int i = 0; i < result.length(); i++) {
        shown.append(String.format(Locale.ROOT, "\\x%02x", input.get()));
      }
      result = decoder.reset().decode(input, characters, true);
    }
    return shown.append(characters.flip()).toString();
  }

  private static RecordsException noText(String file, String problem) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "Can't read the schema of "
                + file
                + ": the "
                + problem
                + ", and would be read as something else. Rename it, or drop it and make it anew.")
        .exception();
  }
}
