package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.Row;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Why there is no connection: to which server, what failed, what to do; and what may pass. */
class ConnectFailureTest {

  private static EmbeddedPostgres server;

  /** Roles by the way in which they must log in. */
  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
    try (Records records = Records.connect(url("postgres", "postgres", ""))) {
      records.executeScript(
          "create role plain login password 'right'; create role scram login password 'right';"
              + " create role hashed login password 'md5"
              + md5("righthashed")
              + "';"
              + " create role trusted login; create role barred login;"
              + " create role once login connection limit 1; create role nologin nologin");
      records.executeUpdate("create database closed allow_connections false");
      records.executeUpdate("create database private");
      records.executeUpdate("revoke connect on database private from public");
      Row file = records.executeQuery("select current_setting('hba_file') as path").get(0);
      Path access = Path.of(String.valueOf(file.getString("path")));
      List<String> lines = Files.readAllLines(access);
      lines.add(0, "host all plain all password");
      lines.add(0, "host all hashed all md5");
      lines.add(0, "host all scram all scram-sha-256");
      lines.add(0, "host all barred all reject");
      Files.write(access, lines);
      records.executeQuery("select pg_reload_conf() as reloaded");
    }
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static String url(String login, String database, String options) {
    return "postgresql://" + login + "@127.0.0.1:" + server.getPort() + "/" + database + options;
  }

  private static String here(String problem) {
    return "Can't connect to 127.0.0.1:" + server.getPort() + ": " + problem;
  }

  private static ConnectException refused(String url, ErrorKind kind) {
    ConnectException failure =
        catchThrowableOfType(ConnectException.class, () -> Records.connect(url).close());
    assertThat(failure).as(url).isNotNull();
    assertThat(failure.kind()).as("%s", failure).isEqualTo(kind);
    return failure;
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThat(refused("postgresql://u:p@db.example.invalid/d", ErrorKind.UNAVAILABLE))
        .hasMessage(
            "Can't connect to db.example.invalid:5432: unknown host. Check the database URL.");
  }

  @Test
  void aPortWhereNothingListensIsNamed() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ConnectException failure =
        refused("postgresql://u:p@127.0.0.1:" + port + "/d", ErrorKind.UNAVAILABLE);
    assertThat(failure)
        .hasMessage(
            "Can't connect to 127.0.0.1:"
                + port
                + ": connection refused. Is the server running? Check the database URL.");
    assertThat(failure.isTransient()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {300, 1_900})
  void noAnswerEndsAfterTheConnectTimeoutToTheMillisecond(long millis) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "postgresql://u:p@127.0.0.1:" + silent.getLocalPort() + "/d";
      long start = System.nanoTime();
      ConnectException failure =
          catchThrowableOfType(
              ConnectException.class,
              () -> Records.builder().url(url).connectTimeout(Duration.ofMillis(millis)).open());
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + 10_000));
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      assertThat(failure)
          .hasMessageContaining("no answer within the connect timeout of " + millis + " ms");
    }
  }

  @Test
  void aServerThatHangsUpIsToldAsThat() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  listener.accept().close();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      String url = "postgresql://u@127.0.0.1:" + listener.getLocalPort() + "/d?sslmode=disable";
      assertThat(refused(url, ErrorKind.UNAVAILABLE)).hasMessageContaining("closed the connection");
      answer.join();
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutShowingIt() {
    for (String role : List.of("plain", "hashed", "scram")) {
      ConnectException failure =
          refused(url(role + ":c4nary", "postgres", ""), ErrorKind.AUTHENTICATION);
      assertThat(failure)
          .hasMessageStartingWith(here("the server rejected the user or the password. Check both"));
      assertThat(failure.isTransient()).isFalse();
      assertThat(failure).hasStackTraceContaining("withheld");
      assertThat(failure.getMessage()).doesNotContain("c4nary");
    }
  }

  @Test
  void aPasswordThatIsNotGivenIsToldAsThat() {
    assertThat(refused(url("scram", "postgres", ""), ErrorKind.AUTHENTICATION))
        .hasMessageContaining("the server asks for a password, and none is given");
  }

  @Test
  void aRoleThatMayNotLogInIsNamed() {
    assertThat(refused(url("nobody", "postgres", ""), ErrorKind.AUTHENTICATION))
        .hasMessageContaining("role \"nobody\" does not exist");
    assertThat(refused(url("nologin", "postgres", ""), ErrorKind.AUTHENTICATION))
        .hasMessageContaining("not permitted to log in");
    assertThat(refused(url("barred", "postgres", ""), ErrorKind.AUTHENTICATION))
        .hasMessageContaining("pg_hba.conf");
  }

  @ParameterizedTest
  @CsvSource({
    "no_such_database, the database no_such_database does not exist. Create it",
    "closed, the database closed takes no connections",
  })
  void aDatabaseThatIsNotThereIsNamedAndNotTransient(String database, String problem) {
    ConnectException failure = refused(url("trusted", database, ""), ErrorKind.NO_DATABASE);
    assertThat(failure).hasMessageContaining(here(problem));
    assertThat(failure.isTransient()).isFalse();
  }

  @Test
  void aDatabaseThatTheUserMayNotConnectToIsNamed() {
    assertThat(refused(url("trusted", "private", ""), ErrorKind.AUTHENTICATION))
        .hasMessageContaining("may not connect to the database private. Grant CONNECT");
  }

  @Test
  void tooManyConnectionsSayWhatToDo() {
    try (Records first = Records.connect(url("once", "postgres", ""))) {
      assertThat(first.testConnection()).isTrue();
      ConnectException failure = refused(url("once", "postgres", ""), ErrorKind.OVERLOADED);
      assertThat(failure)
          .hasMessageContaining("the server takes no more connections")
          .hasMessageContaining("DB_POOL_SIZE");
      assertThat(failure.isTransient()).isTrue();
    }
  }

  @Test
  void noServerOfTheWantedKindIsToldAsThat() {
    assertThat(
            refused(
                url("trusted", "postgres", "?target_session_attrs=standby"), ErrorKind.UNAVAILABLE))
        .hasMessageContaining("the server is not a secondary. Check target_session_attrs");
  }

  @Test
  void aFailureOfTheServersSaysTheSameToWhoeverWaitsForTheNextConnection() throws IOException {
    EmbeddedPostgres other = EmbeddedPostgres.builder().start();
    String url = "postgresql://postgres@127.0.0.1:" + other.getPort() + "/postgres";
    RecordsBuilder one = Records.builder().url(url).poolSize(1).maxOverflow(0);
    try (Records records = one.poolTimeout(Duration.ofMillis(300)).open()) {
      other.close();
      assertThatThrownBy(() -> records.executeQuery("select 1 as n"))
          .isInstanceOf(RecordsException.class);
      ConnectException failure =
          catchThrowableOfType(ConnectException.class, () -> records.executeQuery("select 1 as n"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      assertThat(failure)
          .hasMessageContaining("Can't connect to 127.0.0.1:" + other.getPort() + ": connection");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "scram, scram-sha-256",
    "scram, 'scram-sha-256,md5'",
    "scram, '!password,!none'",
    "hashed, md5",
    "plain, password",
    "trusted, none",
  })
  void aLoginOfTheRequiredKindIsTaken(String role, String required) {
    String login = role.equals("trusted") ? role : role + ":right";
    try (Records records = Records.connect(url(login, "postgres", "?require_auth=" + required))) {
      assertThat(records.testConnection()).isTrue();
    }
  }

  /** A server that asks for the password itself may be a false one. */
  @ParameterizedTest
  @CsvSource({
    "plain, scram-sha-256",
    "plain, '!password'",
    "hashed, scram-sha-256",
    "trusted, scram-sha-256",
    "trusted, '!none'",
    "scram, md5",
  })
  void aLoginOfAnotherKindIsRefused(String role, String required) {
    String login = role.equals("trusted") ? role : role + ":right";
    ConnectException failure =
        refused(url(login, "postgres", "?require_auth=" + required), ErrorKind.AUTHENTICATION);
    assertThat(failure)
        .hasMessageContaining("asks for another kind of login than require_auth allows");
    assertThat(failure.isTransient()).isFalse();
  }

  @Test
  void aDatabaseMayHaveAnyName() {
    assumeTrue(TestPostgres.isEmbedded(), "makes databases, which it does on its own server only");
    String name = "a?sslmode=disable&x=/%41 #";
    try (Records records = Records.connect(url("postgres", "postgres", ""))) {
      records.executeUpdate("create database \"" + name + "\"");
    }
    String encoded = "a%3Fsslmode%3Ddisable%26x%3D%2F%2541%20%23";
    try (Records records = Records.connect(url("postgres", encoded, ""))) {
      assertThat(records.executeQuery("select current_database()::text as name"))
          .containsExactly(Row.of("name", name));
    }
  }
}
