package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries of PostgreSQL's catalog that are kept as files beside this class. They ask about the
 * schema that the connection's search path names. Of one connection.
 */
final class CatalogQueries {

  private static final String FOLDER = "postgres/";
  private static final String OWN = text("own");

  /** What may be run of a source's code: nothing is to be left out for it, or this. */
  private static final String TRUSTED =
      ", code as (select null::text as id, null::text as reason where false)\n";

  private static final String UNTRUSTED = ", code as (\n" + text("code") + ")\n";

  private final Connection connection;
  private final boolean trusted;

  /** Queries of a source that is not trusted, or of a target. */
  CatalogQueries(Connection connection) {
    this(connection, false);
  }

  /**
   * @param trusted whether the copy may run code of the source
   */
  CatalogQueries(Connection connection, boolean trusted) {
    this.connection = connection;
    this.trusted = trusted;
  }

  /** Makes something of a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What the query of this name finds in the schema. */
  <T> List<T> list(String name, Reader<T> reader, String... parameters) throws SQLException {
    return rows(OWN + (trusted ? TRUSTED : UNTRUSTED) + text(name), reader, parameters);
  }

  /** What this SQL finds. */
  <T> List<T> rows(String sql, Reader<T> reader, String... parameters) throws SQLException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
    }
    return all;
  }

  /** A list of names. */
  static List<String> names(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /** The query of this name, as it is written. */
  static String text(String name) {
    try (InputStream file = CatalogQueries.class.getResourceAsStream(FOLDER + name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("There is no query " + name + ".");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
