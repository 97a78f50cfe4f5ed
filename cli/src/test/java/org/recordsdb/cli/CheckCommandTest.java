package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.postgres.Shadows;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {

  @TempDir Path directory;

  private Cli check(String url, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "check";
    arguments[1] = "--url";
    arguments[2] = Cli.hidden(directory, url);
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Cli.run(arguments);
  }

  private static String url(Place place, Path directory) {
    String url = place.url(directory);
    try (Records records = Records.connect(url)) {
      records.executeScript("create table things (id integer not null primary key)");
    }
    return url;
  }

  @ParameterizedTest
  @EnumSource
  void everyStepOfAGoodWayIsOk(Place place) {
    Cli run = check(url(place, directory));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).startsWith("OK"));
    assertThat(run.out()).contains("configuration", "login", "server", "schema", " 1 table");
  }

  @Test
  void aServersStepsAreAllGone() {
    assertThat(check(TestPostgres.url()).out())
        .contains("host", "encryption", "pooler", "time zone", "clock", "rights", "tables")
        .containsPattern("OK +connections +the server allows \\d+, a program .* up to 20");
  }

  @Test
  @ResourceLock(TestPostgres.ROLES)
  void nothingIsCalledThatOthersPutOnTheSearchPath() throws SQLException {
    assumeTrue(TestPostgres.isEmbedded(), "makes a login, on its own server only");
    String url = url(Place.POSTGRESQL, directory);
    Shadows.make(url);
    assertThat(check(url + "?schema=public").all()).contains("public, 1 table");
    assertThat(check(url).all()).containsPattern("OK +schema +evil").doesNotContain("FAIL");
    Cli health = Cli.run("health", "--url", Cli.hidden(directory, url));
    assertThat(health.out()).startsWith("UP");
  }

  @Test
  @ResourceLock(TestPostgres.ROLES)
  void migrationsAreCheckedWithoutWhatAnotherLoginMadeInTheirSchema()
      throws IOException, SQLException {
    assumeTrue(TestPostgres.isEmbedded(), "makes a login, on its own server only");
    Path files = Files.createDirectories(directory.resolve("migrations"));
    Files.writeString(files.resolve("V1__one.sql"), "create table one (id integer);");
    String url = Place.POSTGRESQL.url(directory);
    String hidden = Cli.hidden(directory, url);
    Cli.run("migrate", "upgrade", "--url", hidden, "--directory", files.toString());
    Shadows.make(url, "public", "mallory");
    assertThat(check(url, "--migrations", files.toString()).out())
        .contains("nothing pending")
        .doesNotContain("FAIL");
  }

  @ParameterizedTest
  @EnumSource
  void jsonHasTheStepsWithTheirOutcomes(Place place) {
    JsonNode document = JsonText.parse(check(url(place, directory), "--json").out());
    assertThat(document.get("failed").asBoolean()).isFalse();
    assertThat(document.get("steps"))
        .allSatisfy(
            step -> {
              assertThat(step.get("outcome").asString()).isEqualTo("OK");
              assertThat(step.get("found").asString()).isNotBlank();
            });
  }

  @ParameterizedTest
  @EnumSource
  void pendingMigrationsAreAWarningAndChangedOnesAFailure(Place place) throws IOException {
    Path files = Files.createDirectories(directory.resolve("migrations"));
    Files.writeString(files.resolve("V1__one.sql"), "create table one (id integer);");
    String url = place.url(directory);
    String hidden = Cli.hidden(directory, url);
    Cli.run("migrate", "upgrade", "--url", hidden, "--directory", files.toString());
    assertThat(check(url, "--migrations", files.toString()).out()).contains("nothing pending");
    Files.writeString(files.resolve("V2__two.sql"), "create table two (id integer);");
    Cli pending = check(url, "--migrations", files.toString());
    assertThat(pending.out()).containsPattern("WARN +migrations +pending: 2");
    assertThat(pending.code()).isZero();
    Files.writeString(files.resolve("V1__one.sql"), "create table one (id bigint);");
    Cli changed = check(url, "--migrations", files.toString());
    assertThat(changed.out()).containsPattern("FAIL +migrations +changed .*: 1");
    assertThat(changed.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void aFileThatIsNotThereIsToldAndNotMade() {
    Cli run = check("sqlite:" + directory.resolve("typo.db"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("WARN +file +.*typo.db does not exist");
    assertThat(directory.resolve("typo.db")).doesNotExist();
  }

  @Test
  void aDirectoryThatIsNotThereFails() {
    Cli run = check("sqlite:" + directory.resolve("nowhere").resolve("app.db"));
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).containsPattern("FAIL +file +the directory");
  }

  @Test
  void aFileThatIsNoDatabaseFails() throws IOException {
    Path file = directory.resolve("text.db");
    Files.writeString(file, "no database, and long enough to be taken for one".repeat(40));
    Cli run = check("sqlite:" + file);
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).contains("FAIL");
  }

  @Test
  void rowsThatReferToNothingAreAWarning() throws SQLException {
    Path file = directory.resolve("app.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create table parents (id integer primary key)");
      statement.execute("create table children (parent integer references parents (id))");
      statement.execute("insert into children (parent) values (1)");
    }
    Cli run = check("sqlite:" + file);
    assertThat(run.out()).containsPattern("WARN +references +rows of children refer to rows");
    assertThat(run.code()).isZero();
  }

  @Test
  void aForeignKeyThatFitsNoKeyIsToldAsThat() throws SQLException {
    Path file = directory.resolve("app.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create table parents (id integer primary key)");
      statement.execute("create table children (parent integer references parents (id_))");
    }
    Cli run = check("sqlite:" + file);
    assertThat(run.out())
        .containsPattern("FAIL +references +the foreign key of the table children does not refer")
        .doesNotContainPattern("FAIL +login");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void aUrlThatIsNoneFails() {
    Cli run = Cli.run("check", "--url", "mysql://u@localhost/db");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).containsPattern("FAIL +configuration");
    assertThat(check("postgresql://localhost/db?sslmode=never").out())
        .containsPattern("FAIL +configuration +The option sslmode");
  }

  @Test
  void aHostThatDoesNotAnswerFails() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Cli run = check("postgresql://u:p@127.0.0.1:" + port + "/db");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).containsPattern("FAIL +host +127.0.0.1:" + port + " does not answer");
    assertThat(check("postgresql://u:p@no.such.host.invalid/db").out())
        .contains("no.such.host.invalid can't be resolved");
  }

  @Test
  void aDatabaseOrSchemaThatDoesNotExistFails() {
    String url = TestPostgres.url();
    Cli noDatabase = check(url.replaceFirst("/[^/]*$", "/no_such_database"));
    assertThat(noDatabase.code()).isEqualTo(ExitCode.FOUND);
    assertThat(noDatabase.out()).containsPattern("FAIL +login");
    Cli noSchema = check(url + "?schema=nowhere");
    assertThat(noSchema.code()).isEqualTo(ExitCode.FOUND);
    assertThat(noSchema.out()).containsPattern("FAIL +schema +nowhere does not exist");
  }

  @Test
  void tablesThatTheLoginMayNotReadAreAWarning() {
    String url = TestPostgres.url();
    String role = "r" + System.nanoTime();
    try (Records records = Records.connect(url)) {
      records.executeScript(
          "create role "
              + role
              + " login password 'x'; create table closed (id integer not null primary key)");
      String poor = url.replaceFirst("//[^@]*@", "//" + role + ":x@");
      assertThat(check(poor).out())
          .containsPattern("WARN +rights +may create no tables")
          .containsPattern("WARN +tables +1 can't be read, 1 not written");
      records.executeScript(
          "grant select, insert, update, delete on closed to "
              + role
              + "; alter table closed enable row level security");
      assertThat(check(poor).out()).containsPattern("WARN +tables +1 may hide rows");
      records.executeScript("drop owned by " + role + "; drop role " + role);
    }
  }

  @Test
  void whatWasFoundStandsInOneColumn() {
    assertThat(check(TestPostgres.url()).out().lines())
        .allSatisfy(line -> assertThat(line).matches(".{19}  \\S.*"));
    assertThat(check("sqlite:" + directory.resolve("none.db")).out().lines())
        .allSatisfy(line -> assertThat(line).matches(".{19}  \\S.*"));
  }

  @Test
  void aFailedStepHasARemedyOfItsOwn() {
    JsonNode document =
        JsonText.parse(check("postgresql://127.0.0.1:1/db?sslmode=disable", "--json").out());
    assertThat(document.get("steps"))
        .filteredOn(step -> step.get("outcome").asString().equals("FAIL"))
        .isNotEmpty()
        .allSatisfy(
            step ->
                assertThat(step.get("advice").asString())
                    .isNotBlank()
                    .doesNotContain("See the message"));
    Cli run = check(Place.SQLITE.url(directory), "--migrations", directory + "/none");
    assertThat(run.out()).doesNotContain("See the message");
  }
}
