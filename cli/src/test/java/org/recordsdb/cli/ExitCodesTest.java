package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Health;
import org.recordsdb.Records;
import org.recordsdb.migrate.lock.FileLock;
import org.recordsdb.postgres.TestPostgres;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The table of exit codes in docs/cli.md, line by line. */
class ExitCodesTest {

  @TempDir Path directory;

  private String app = "";

  @BeforeEach
  void database() {
    app = "sqlite:" + directory.resolve("app.db");
    script(app, "create table t (id integer primary key); insert into t values (1)");
  }

  private static void script(String url, String sql) {
    try (Records records = Records.connect(url)) {
      records.executeScript(sql);
    }
  }

  private String file(String name) {
    return "sqlite:" + directory.resolve(name);
  }

  private static int code(String... arguments) {
    return Cli.run(arguments).code();
  }

  @Test
  void success() {
    assertThat(code("health", "--url", app)).isEqualTo(0);
    assertThat(code("copy", "--from", app, "--to", file("copy.db"))).isEqualTo(0);
    assertThat(code("verify", "--from", app, "--to", file("copy.db"))).isEqualTo(0);
  }

  @Test
  void aCheckFailedOrADifferenceWasFound() {
    assertThat(code("check", "--url", file("no/such/app.db"))).isEqualTo(1);
    assertThat(code("copy", "--from", app, "--to", file("copy.db"))).isEqualTo(0);
    script(file("copy.db"), "insert into t values (2)");
    assertThat(code("verify", "--from", app, "--to", file("copy.db"))).isEqualTo(1);
  }

  @Test
  void healthThatIsNotUpIsOneOrFour() {
    assertThat(ExitCode.of(Health.Status.UP)).isEqualTo(0);
    assertThat(ExitCode.of(Health.Status.DEGRADED)).isEqualTo(1);
    assertThat(ExitCode.of(Health.Status.DOWN)).isEqualTo(4);
  }

  @Test
  void invalidArguments() {
    assertThat(code("healthy")).isEqualTo(2);
    assertThat(code("copy", "--from", app)).isEqualTo(2);
    assertThat(code("health", "--url", "env:NO_SUCH_VARIABLE")).isEqualTo(2);
  }

  @Test
  void invalidConfigurationOrMigrationFiles() throws IOException {
    assertThat(code("health", "--url", "mysql://host/app")).isEqualTo(3);
    assertThat(code("copy", "--from", app, "--to", "mysql://host/app")).isEqualTo(3);
    assertThat(code("verify", "--from", "sqlite:", "--to", app)).isEqualTo(3);
    assertThat(code("rollback", "--to", "sqlite:a.db?mode=rx")).isEqualTo(3);
    Path files = Files.createDirectory(directory.resolve("migrations"));
    Files.writeString(files.resolve("one.sql"), "create table one (id integer)");
    assertThat(code("migrate", "upgrade", "--url", app, "--directory", files.toString()))
        .isEqualTo(3);
  }

  @Test
  void theDatabaseCantBeReachedOrRefusesTheLogin() {
    String server = TestPostgres.url();
    String nobody = Cli.hidden(directory, server.replaceFirst("//[^@]*@", "//nobody:x@"));
    assertThat(code("health", "--url", nobody)).isEqualTo(4);
    assertThat(code("health", "--url", "postgresql://u@127.0.0.1:1/app")).isEqualTo(4);
    assertThat(code("copy", "--from", file("typo.db"), "--to", file("copy.db"))).isEqualTo(4);
    assertThat(code("copy", "--from", app, "--to", "postgresql://u@127.0.0.1:1/app")).isEqualTo(4);
  }

  @Test
  void refusedBeforeAnythingWasWritten() {
    assertThat(code("query", "delete from t", "--url", app)).isEqualTo(5);
    assertThat(code("copy", "--from", app, "--to", app)).isEqualTo(5);
    script(file("empty.db"), "select 1");
    assertThat(code("copy", "--from", file("empty.db"), "--to", file("copy.db"))).isEqualTo(5);
    assertThat(code("rollback", "--to", app)).isEqualTo(5);
    try (FileLock other = FileLock.of(directory.resolve("copy.db"))) {
      Cli second = Cli.run("copy", "--from", app, "--to", file("copy.db"));
      assertThat(other).isNotNull();
      assertThat(second.err()).contains("another copy or migration");
      assertThat(second.code()).isEqualTo(5);
    }
    assertThat(directory.resolve("copy.db")).doesNotExist();
  }

  @Test
  void theDatabaseRejectedSomething() throws IOException {
    assertThat(code("query", "select nothing", "--url", app)).isEqualTo(6);
    Path files = Files.createDirectory(directory.resolve("migrations"));
    Files.writeString(files.resolve("V1__one.sql"), "insert into nobody (id) values (1);");
    assertThat(code("migrate", "upgrade", "--url", file("new.db"), "--directory", files.toString()))
        .isEqualTo(6);
  }

  /** Whatever it is, and not only what picocli wraps. */
  @ParameterizedTest
  @ValueSource(
      classes = {StackOverflowError.class, OutOfMemoryError.class, IllegalStateException.class})
  void anUnexpectedErrorIsNamed(Class<? extends Throwable> type) {
    for (Object part : List.of(new Broken.Called(type), new Broken(type))) {
      StringWriter err = new StringWriter();
      CommandLine command = RecordsCommand.commandLine(new StringWriter(), err);
      command.addSubcommand("broken", part);
      command.setErr(new PrintWriter(err)); // of the new part too
      String[] arguments =
          part instanceof Broken ? new String[] {"broken", "part"} : new String[] {"broken"};
      assertThat(command.execute(arguments)).isEqualTo(6);
      assertThat(err.toString().lines().findFirst().orElse("")).contains(type.getName());
      assertThat(err.toString()).doesNotContain("picocli.CommandLine$ExecutionException");
      assertThat(err.toString().lines()).hasSizeLessThan(50);
    }
  }

  /** Where a part of a command is a method, as those of migrate are. */
  @Command
  record Broken(Class<? extends Throwable> type) {

    @Command(name = "part")
    int part() throws Exception {
      return new Called(type).call();
    }

    /** Where it is an object. */
    @Command
    record Called(Class<? extends Throwable> type) implements Callable<Integer> {

      @Override
      public Integer call() throws Exception {
        Throwable problem = type.getDeclaredConstructor().newInstance();
        if (problem instanceof Error error) {
          throw error;
        }
        throw (Exception) problem;
      }
    }
  }
}
