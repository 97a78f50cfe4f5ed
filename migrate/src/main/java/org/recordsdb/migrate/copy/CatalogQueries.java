package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.GuardedQuery;

/**
 * The queries of PostgreSQL's catalog that are kept as files beside this class. Of one connection.
 */
final class CatalogQueries {

  private static final String FOLDER = "postgres/";
  private static final String OWN = text("own");

  /** What may be run of a source's code: nothing is to be left out for it, or this. */
  private static final String TRUSTED =
      ", code as (select null::text as id, null::text as reason, null::text[] as owners where"
          + " false)\n";

  private static final String UNTRUSTED = ", code as (\n" + text("code") + ")\n";

  private final Connection connection;
  private final @Nullable String schema;
  private final boolean trusted;

  /** Queries that are about no schema. */
  CatalogQueries(Connection connection) {
    this.connection = connection;
    this.schema = null;
    this.trusted = false;
  }

  /**
   * @param schema that is asked about, in the transaction at hand
   * @param trusted whether the copy may run code of the source
   */
  CatalogQueries(Connection connection, String schema, boolean trusted) {
    this.connection = connection;
    this.schema = schema;
    this.trusted = trusted;
  }

  /** True if the copy may run code of the source. */
  boolean isTrusted() {
    return trusted;
  }

  /** Makes something of a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What the query of this name finds in the schema. */
  <T> List<T> list(String name, Reader<T> reader, String... parameters) throws SQLException {
    return new GuardedQuery(connection, requireNonNull(schema))
        .list(sql(name), reader::read, (Object[]) parameters(parameters));
  }

  /**
   * The same where only built-in functions are on the search path, so that all other names are
   * written with their schemas.
   */
  <T> List<T> qualified(String name, Reader<T> reader, String... parameters) throws SQLException {
    return bare(sql(name), reader, parameters(parameters));
  }

  /** What this SQL finds where only built-in functions are on the search path. */
  <T> List<T> bare(String sql, Reader<T> reader, String... parameters) throws SQLException {
    GuardedQuery.builtIn(connection);
    return rows(sql, reader, parameters);
  }

  private String sql(String name) {
    return OWN + (trusted ? TRUSTED : UNTRUSTED) + text(name);
  }

  private String[] parameters(String... own) {
    return Stream.concat(Stream.of(requireNonNull(schema)), Stream.of(own)).toArray(String[]::new);
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
