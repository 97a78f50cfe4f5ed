package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;
import org.recordsdb.postgres.TestPostgres;

/** A database of its own, made and asked by the driver alone. */
final class PlainPostgres {

  private static final String FOLDER = "/postgres/";

  private final URI url;

  private PlainPostgres(URI url) {
    this.url = url;
  }

  /** An empty one; only on a server in which databases and logins may be made. */
  static PlainPostgres create() {
    assumeTrue(TestPostgres.isEmbedded(), "makes databases and logins, on its own server only");
    return new PlainPostgres(URI.create(TestPostgres.url()));
  }

  /** Another empty one on the same server, with these options of {@code create database}. */
  PlainPostgres beside(String name, String options) throws SQLException {
    String full = url.getPath().substring(1) + name;
    run("create database " + full + " template template0 " + options);
    return new PlainPostgres(url.resolve("/" + full));
  }

  /** How Records connects to it. */
  String url() {
    return url.toString();
  }

  /** How Records connects to it with another login, which needs no password here. */
  String url(String login) {
    return "postgresql://" + login + "@127.0.0.1:" + url.getPort() + url.getPath();
  }

  /** How Records connects to it by way of a pooler. */
  String url(int port) {
    return url.toString().replace(":" + url.getPort() + "/", ":" + port + "/");
  }

  int port() {
    return url.getPort();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + url.getPort() + url.getPath() + "?preferQueryMode=simple",
        "postgres",
        "postgres");
  }

  PlainPostgres run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return this;
  }

  /** Makes a login the database's owner. */
  void give(String login) throws SQLException {
    run("alter database " + url.getPath().substring(1) + " owner to " + login);
  }

  /** Runs a file as psql does: statements, and rows for COPY between them. */
  PlainPostgres load(String file) throws SQLException, IOException {
    try (Connection connection = connect();
        BufferedReader lines = new BufferedReader(new StringReader(text(file)));
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      StringBuilder sql = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("COPY ") && line.endsWith("FROM stdin;")) {
          statement.execute(sql.toString());
          sql.setLength(0);
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(line, new StringReader(data(lines)));
        } else {
          sql.append(line).append('\n');
        }
      }
      statement.execute(sql.toString());
    }
    return this;
  }

  private static String data(BufferedReader lines) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String line = lines.readLine(); !"\\.".equals(line); line = lines.readLine()) {
      rows.append(line).append('\n');
    }
    return rows.toString();
  }

  private static String text(String file) throws IOException {
    try (InputStream stream = PlainPostgres.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IOException("There is no " + file);
      }
      InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  /** The first column of what a query finds. */
  List<String> ask(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
      return ask(statement, sql);
    }
  }

  private static List<String> ask(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
    }
    return found;
  }

  /** All that the schema public is made of. */
  List<String> schema() throws SQLException, IOException {
    return ask(text("judge.sql"));
  }

  /** What each table of public holds by itself, and where each of its sequences is. */
  Map<String, String> content() throws SQLException {
    Map<String, String> content = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
      for (String table : ask(statement, relations("r', 'm"))) {
        String sum =
            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '')";
        content.put(table, ask(statement, sum + " from only " + table + " t").get(0));
      }
      for (String sequence : ask(statement, relations("S"))) {
        String at = "select last_value || ' ' || is_called from ";
        content.put(sequence, ask(statement, at + sequence).get(0));
      }
    }
    return content;
  }

  private static String relations(String kinds) {
    return "select oid::regclass from pg_class where relnamespace = 'public'::regnamespace"
        + " and relispopulated and relkind in ('"
        + kinds
        + "') and not exists (select 1 from pg_depend where deptype = 'e' and objid = pg_class.oid)";
  }
}
