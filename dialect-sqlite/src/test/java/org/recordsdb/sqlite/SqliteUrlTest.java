package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.ConfigException;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.NotWritableException;
import org.recordsdb.error.RecordsException;

/**
 * A path is a path: nothing in it is an option, a URI or another place, and options are checked.
 */
class SqliteUrlTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a#b.db",
        "a&enable_load_extension=true.db",
        "a;b.db",
        "mode=memory.db",
        "a%b.db",
        "http:x.db",
        "caf\u00e9 \uD83D\uDD11.db"
      })
  void aPathIsTheFileOfThatName(String name) {
    String url = "sqlite:" + directory + "/" + name.replace("%", "%25");
    try (Records records = Records.connect(url)) {
      records.executeUpdate("create table notes (body TEXT)");
      assertThat(records.executeQuery("select file from pragma_database_list").get(0).get("file"))
          .isEqualTo(directory.resolve(name).toString());
    }
    assertThat(directory.resolve(name)).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:app.db%3Fenable_load_extension=true",
        "sqlite:////tmp/app.db%3Fmode=memory",
        "jdbc:sqlite:app.db%3Fjournal_mode=off",
        "sqlite:file:app.db",
        "sqlite:~/app.db",
        "sqlite:/proc/self/environ",
        "sqlite:/tmp/../proc/version",
        "sqlite:file:app.db%3Fmode=memory&cache=shared",
        "sqlite:file%3Aapp.db",
        "sqlite::resource:http://127.0.0.1/app.db",
        "jdbc:sqlite::resource:jar:http://127.0.0.1/a.jar!/app.db",
        "sqlite:%3Aresource:http://127.0.0.1/app.db",
        "sqlite::memory",
        "sqlite::memory:x",
      })
  void formsOfTheDriverAreRefused(String url) {
    assertThatThrownBy(() -> Records.explain(url)).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> Records.connect(url).close()).isInstanceOf(ConfigException.class);
  }

  @Test
  void theSameHoldsForTheNameInAVariable() {
    for (String name :
        new String[] {"app.db?mode=memory", "file:app.db", ":resource:http://127.0.0.1/a"}) {
      assertThatThrownBy(
              () ->
                  Records.builder()
                      .environment(Map.of("DB_PROVIDER", "sqlite", "DB_NAME", name))
                      .explain())
          .isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void noUrlMakesTheDriverFetchSomething() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout(300);
      String url = "jdbc:sqlite::resource:http://127.0.0.1:" + listener.getLocalPort() + "/a.db";
      assertThatThrownBy(() -> Records.connect(url).close()).isInstanceOf(ConfigException.class);
      assertThatThrownBy(() -> listener.accept().close())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode=rx | The option mode of the database URL must be one of ro, rw, rwc.",
        "mode=RO | The option mode of the database URL must be one of ro, rw, rwc.",
        "mode= | The option mode of the database URL must be one of ro, rw, rwc.",
        "synchronous=off | The option synchronous of the database URL must be one of full, normal.",
        "busy_timeout=1.5 | milliseconds from 0 to 9999999",
        "busy_timeout=٥ | milliseconds from 0 to 9999999",
        "busy_timeout=-1 | milliseconds from 0 to 9999999",
      })
  void aWrongOptionIsToldBeforeAnythingIsOpened(String option, String message) {
    assertThatThrownBy(() -> Records.explain("sqlite:" + directory.resolve("a.db") + "?" + option))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aUrlThatOnlyReadsIsExplainedAndRefusedAsThat() {
    String url = "sqlite:" + directory.resolve("app.db");
    Records.connect(url).close();
    assertThat(Records.explain(url + "?mode=ro")).contains("access: reads only");
    assertThat(Records.explain(url + "?mode=rw")).contains("access: reads and writes");
    try (Records reader = Records.connect(url + "?mode=ro")) {
      assertThat(reader.healthCheck().readOnly()).isTrue();
      assertThatThrownBy(() -> reader.executeUpdate("create table notes (body TEXT)"))
          .isInstanceOf(NotWritableException.class);
    }
  }

  @Test
  void whatCantBeOpenedIsNamedWithTheRemedyAndIsNotTransient() {
    Path missing = directory.resolve("missing/app.db");
    assertThat(refused("sqlite:" + missing))
        .hasMessage(
            "Can't open the SQLite file "
                + missing
                + ": its directory does not exist. Create it, or correct the database URL.");
    Path none = directory.resolve("none.db");
    assertThat(refused("sqlite:" + none + "?mode=rw"))
        .hasMessageContaining(
            none + ": it does not exist, and mode=ro, mode=rw and DB_READ_ONLY make none");
    assertThat(refused("sqlite:" + directory)).hasMessageContaining("it is a directory");
  }

  @Test
  void onlyReadingMakesNoFile() {
    Path none = directory.resolve("none.db");

    assertThat(
            catchThrowableOfType(
                ConnectException.class,
                () -> Records.builder().url("sqlite:" + none).readOnly(true).open().close()))
        .hasMessageContaining(none + ": it does not exist");
    assertThat(none).doesNotExist();
  }

  @Test
  void aDeviceIsNoFile() {
    assumeTrue(Files.exists(Path.of("/dev/null")), "has no device of that name");
    assertThat(refused("sqlite:/dev/null")).hasMessageContaining("it is a device, a pipe");
  }

  private static RecordsException refused(String url) {
    RecordsException failure =
        catchThrowableOfType(RecordsException.class, () -> Records.connect(url).close());
    assertThat(failure.kind()).isEqualTo(ErrorKind.NO_DATABASE);
    assertThat(failure.isTransient()).isFalse();
    return failure;
  }

  @Test
  void aFileOrDirectoryThatMayNotBeWrittenIsToldAsThat() throws IOException {
    Path file = directory.resolve("app.db");
    Records.connect("sqlite:" + file).close();
    try {
      permissions(file, "r--r--r--");
      assumeFalse(Files.isWritable(file), "the superuser may write every file");
      NotWritableException failure =
          catchThrowableOfType(
              NotWritableException.class, () -> Records.connect("sqlite:" + file).close());
      assertThat(failure)
          .hasMessageContaining(file + ": this program may not write it.")
          .hasMessageContaining("?mode=ro");
      permissions(file, "rw-r--r--");
      permissions(directory, "r-xr-xr-x");
      assertThatThrownBy(() -> Records.connect("sqlite:" + file).close())
          .isInstanceOf(NotWritableException.class)
          .hasMessageContaining("may not write its directory");
      assertThat(refused("sqlite:" + directory.resolve("new.db")))
          .hasMessageContaining("its directory takes no new files");
    } finally {
      permissions(directory, "rwxr-xr-x");
    }
  }

  private static void permissions(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
