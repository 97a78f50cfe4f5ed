package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.postgres.TestPostgres;

/**
 * What docs/security.md says of the logs of drivers and libraries, of which all loggers are at
 * their finest level here.
 */
class FinestLogsTest {

  private static final String VALUE = "value-that-was-bound";
  private static final String PASSWORD = "s3cret/P@ss";
  private static final String SECRET_KEY = "secret-key-of-aws";
  private static final String TOKEN = "token-of-the-session";

  private static final String DRIVER = "org.postgresql.core.v3.QueryExecutorImpl";
  private static final String SIGNER =
      "software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner";

  @TempDir Path directory;

  private String migrations;

  @BeforeEach
  void write() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("migrations"));
    Files.writeString(
        folder.resolve("V1__notes.sql"), "create table notes (name text primary key, extra text);");
    migrations = folder.toString();
  }

  /** A login that the server asks for its password in this way. */
  private static String urlOfALogin(String method) throws IOException {
    assumeTrue(TestPostgres.isEmbedded(), "changes how logins are checked, on its own server only");
    String login = "records_" + method.replace('-', '_');
    URI url = URI.create(TestPostgres.url());
    try (Records records = Records.connect(url.toString())) {
      records.executeUpdate(
          "create role " + login + " superuser login password '" + PASSWORD + "'");
      String file = records.executeQuery("show hba_file").get(0).getString("hba_file");
      Path rules = Path.of(String.valueOf(file));
      String rule = "host all " + login + " all " + method + "\n";
      Files.writeString(rules, rule + Files.readString(rules));
      records.executeQuery("select pg_reload_conf()");
    }
    return "postgresql://"
        + login
        + ":"
        + encoded(PASSWORD)
        + "@127.0.0.1:"
        + url.getPort()
        + url.getPath();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"scram-sha-256, SASL", "password, Password"})
  void noLogShowsThePassword(String method, String exchange) throws IOException {
    String url = urlOfALogin(method);
    LoggedProgram program = LoggedProgram.atFinest(directory).run(url, VALUE, migrations);

    byte[] plain = PASSWORD.getBytes(StandardCharsets.UTF_8);
    assertThat(program.printed())
        .contains("FE=> " + exchange, "select * from notes where name = $1")
        .doesNotContain(PASSWORD, encoded(PASSWORD))
        .doesNotContain(Base64.getEncoder().encodeToString(plain));
  }

  @Test
  void ofBoundValuesOnlyPostgresqlsDriverLogsAny() throws IOException {
    LoggedProgram program =
        LoggedProgram.atFinest(directory).run(TestPostgres.url(), VALUE, migrations);

    assertThat(program.loggersThatShow(VALUE)).containsExactly(DRIVER);
    assertThat(program.printed()).contains("Bind(", "Key (name)=(" + VALUE + ") already exists");
  }

  @Test
  void itLogsThemAtItsFinestLevelOnly() throws IOException {
    LoggedProgram program =
        LoggedProgram.at(directory, "FINER").run(TestPostgres.url(), VALUE, migrations);

    assertThat(program.loggersThatShow(VALUE)).isEmpty();
    assertThat(program.printed()).contains("org.postgresql.Driver FINE Connecting with URL");
  }

  @Test
  void ofSqliteTheStatementsAreLoggedAndNoValue() throws IOException {
    String url = "sqlite:" + directory.resolve("app.db");
    LoggedProgram program = LoggedProgram.atFinest(directory).run(url, VALUE, migrations);

    assertThat(program.loggersThatShow("select * from notes where name = ?"))
        .containsExactly("org.sqlite.core.NativeDB");
    assertThat(program.printed()).doesNotContain(VALUE);
    try (Records records = Records.connect(url)) {
      assertThat(records.select("notes")).contains(Row.of("name", VALUE, "extra", VALUE));
    }
  }

  @Test
  void ofAwsTheSignerLogsTheSessionsTokenAndNobodyTheSecretKey() throws IOException {
    Map<String, String> credentials =
        Map.of(
            "AWS_ACCESS_KEY_ID",
            "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            SECRET_KEY,
            "AWS_SESSION_TOKEN",
            TOKEN);
    LoggedProgram program =
        LoggedProgram.atFinest(directory)
            .with(credentials)
            .run("s3://bucket/folder?region=eu-central-1", "a.pdf");

    assertThat(program.loggersThatShow(TOKEN)).containsExactly(SIGNER);
    assertThat(program.printed()).doesNotContain(SECRET_KEY).doesNotContain("X-Amz-Signature");
  }

  @Test
  void thePageNamesTheLoggersThatShowSecretsOrValues() throws IOException {
    String page = Files.readString(Path.of("security.md"));
    assertThat(
            List.of(DRIVER, SIGNER, "org.sqlite.core.NativeDB", "org.postgresql.jdbc.PgConnection"))
        .allSatisfy(logger -> assertThat(page).contains(logger));
  }
}
