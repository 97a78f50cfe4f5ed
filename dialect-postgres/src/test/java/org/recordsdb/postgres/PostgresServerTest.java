package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ConfigException;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.NotWritableException;
import org.recordsdb.error.QueryTimeoutException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.StatementException;
import org.recordsdb.testkit.Clause;

/** What happens when the server can't be reached as the URL says, or not by this login. */
class PostgresServerTest {

  private static final String CANARY = "S3CRET-canary";

  @Test
  void aPortWithoutServerIsUnavailable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ConnectException e = refused("postgresql://app:" + CANARY + "@127.0.0.1:" + port + "/db");

    assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(e)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("Can't connect to")
        .hasMessageContaining("connection refused");
    assertThat(trace(e)).doesNotContain(CANARY);
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpWithinTheConnectTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "postgresql://app:" + CANARY + "@127.0.0.1:" + silent.getLocalPort() + "/db";
      ConnectException e =
          catchThrowableOfType(
              ConnectException.class,
              () -> Records.builder().url(url).connectTimeout(Duration.ofSeconds(1)).open());

      assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      assertThat(trace(e)).doesNotContain(CANARY);
    }
  }

  @Test
  void aWrongPasswordIsAnAuthenticationFaultThatShowsNeither() throws IOException {
    assumeTrue(
        TestPostgres.isEmbedded(), "changes who may log in, which it does to its own server only");
    String url = TestPostgres.url();
    try (Records server = Records.connect(url)) {
      server.executeScript(
          "drop role if exists records_locked;"
              + " create role records_locked login password 'the right one'");
      demandPassword(server, "records_locked");
      ConnectException e =
          refused(url.replace("postgres:postgres@", "records_locked:" + CANARY + "@"));

      assertThat(e.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
      assertThat(e).hasMessageContaining("user or the password");
      assertThat(trace(e)).doesNotContain(CANARY);
    }
  }

  /** The embedded server trusts everybody; this login must say its password. */
  private static void demandPassword(Records server, String role) throws IOException {
    Row file = server.executeQuery("select current_setting('hba_file') as path").get(0);
    Path access = Path.of(String.valueOf(file.getString("path")));
    List<String> lines = Files.readAllLines(access);
    lines.add(0, "host all " + role + " 127.0.0.1/32 scram-sha-256");
    Files.write(access, lines);
    server.executeQuery("select pg_reload_conf() as reloaded");
  }

  @Test
  @Clause("D83")
  void aPasswordIsPercentDecodedInEveryFormOfUrl() throws IOException {
    assumeTrue(
        TestPostgres.isEmbedded(), "changes who may log in, which it does to its own server only");
    String url = TestPostgres.url();
    try (Records server = Records.connect(url)) {
      server.executeScript(
          "drop role if exists records_decoded;"
              + " create role records_decoded login password 'p@ss:w/rd%'");
      demandPassword(server, "records_decoded");
      String login = url.replace("postgres:postgres@", "records_decoded:p%40ss%3Aw%2Frd%25@");
      for (String scheme : List.of("postgres", "postgresql", "postgresql+psycopg2")) {
        String form = login.replaceFirst("^postgresql", scheme);
        try (Records records = Records.connect(form)) {
          assertThat(records.testConnection()).isTrue();
        }
      }
    }
  }

  @Test
  @Clause("D47")
  void theSchemaIsASettingAndOtherSchemasAreNotSeen() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a schema, which it does in its own database only");
    String url = TestPostgres.url();
    try (Records records = Records.connect(url)) {
      records.executeScript(
          "create schema sales; create table sales.orders (id bigint primary key)");
      assertThat(catchThrowableOfType(StatementException.class, () -> records.select("orders")))
          .isNotNull();
      try (Records sales = Records.connect(url + "?schema=sales")) {
        sales.insert("orders", Row.of("id", 1));
        assertThat(sales.executeQuery("select id from orders")).hasSize(1);
      }
      assertThat(records.executeQuery("select id from sales.orders")).hasSize(1);
    }
  }

  @Test
  void whatFollowsFromTheUrlIsToldWithoutTheSecret() {
    String lines =
        Records.explain(
            "postgres://app:" + CANARY + "@db.example.com:6543/shop?schema=sales&sslmode=require");

    assertThat(lines.lines())
        .contains(
            "database: postgresql",
            "url: postgres://app:***@db.example.com:6543/shop",
            "login: app",
            "password: given, not shown",
            "schema: sales",
            "encryption: sslmode=require",
            "connections: 10 kept, at most 20");
    assertThat(lines).contains("pooler: for transactions").doesNotContain(CANARY);
  }

  @Test
  void aServerWithoutTlsIsRefusedWhenTheUrlDemandsIt() {
    assumeTrue(
        TestPostgres.isEmbedded(), "a server given may speak TLS; the embedded one does not");
    ConnectException e = refused(TestPostgres.url("sslmode=require"));

    assertThat(e.kind()).isEqualTo(ErrorKind.TLS);
  }

  @Test
  void anUnknownDatabaseIsNamed() {
    ConnectException e =
        refused(TestPostgres.url().replaceFirst("/[^/?]+($|\\?)", "/no_such_database$1"));

    assertThat(e).hasMessageContaining("no_such_database");
  }

  @Test
  void aMisspeltOptionIsAnErrorWithTheNearestName() {
    RecordsException e =
        catchThrowableOfType(
            ConfigException.class, () -> Records.connect(TestPostgres.url("sslmod=disable")));

    assertThat(e).hasMessageContaining("Did you mean sslmode?");
  }

  @Test
  void aClassInTheUrlIsNeverLoaded() {
    RecordsException e =
        catchThrowableOfType(
            ConfigException.class,
            () -> Records.connect(TestPostgres.url("socketFactory=org.example.Evil")));

    assertThat(e).hasMessageContaining("socketFactory");
    assertThat(trace(e)).doesNotContain("org.example.Evil");
  }

  @Test
  void aReadOnlyClientIsRefusedByTheServer() {
    String url = TestPostgres.url();
    try (Records writer = Records.connect(url)) {
      writer.executeUpdate("create table notes (id bigint primary key)");
      try (Records reader = Records.builder().url(url).readOnly(true).open()) {
        NotWritableException e =
            catchThrowableOfType(
                NotWritableException.class, () -> reader.insert("notes", Row.of("id", 1)));

        assertThat(e.kind()).isEqualTo(ErrorKind.READ_ONLY);
        assertThat(reader.healthCheck().readOnly()).isTrue();
      }
    }
  }

  /** The watch cancels in the server, and does not only give up waiting. */
  @Test
  @Clause("D77")
  void aStatementThatRunsTooLongIsStoppedInTheServer() {
    String url = TestPostgres.url();
    try (Records hasty = Records.builder().url(url).queryTimeout(Duration.ofMillis(300)).open();
        Records other = Records.connect(url)) {
      assertThat(
              catchThrowableOfType(
                  QueryTimeoutException.class,
                  () -> hasty.executeQuery("select pg_sleep(600)::text as slept")))
          .hasMessageContaining("300 ms");
      assertThat(
              other.executeQuery(
                  "select pid from pg_stat_activity where datname = current_database()"
                      + " and state = 'active' and query like '%pg_sleep(600)%'"
                      + " and pid <> pg_backend_pid()"))
          .isEmpty();
    }
  }

  private static ConnectException refused(String url) {
    return catchThrowableOfType(ConnectException.class, () -> Records.connect(url));
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
