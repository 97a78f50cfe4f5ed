package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.error.ConfigException;

class EnvironmentTest {

  @TempDir Path directory;

  @Test
  void missingFileLeavesTheProcess() {
    boolean same = Environment.read(directory).equals(System.getenv());
    assertThat(same).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RECORDS_TEST=plain | plain",
        "RECORDS_TEST = spaced | spaced",
        "RECORDS_TEST=\"double quoted\" | double quoted",
        "RECORDS_TEST='single quoted' | single quoted",
        "RECORDS_TEST=a=b=c | a=b=c",
        "RECORDS_TEST=postgresql://u:p%40ss@h/d?sslmode=require | postgresql://u:p%40ss@h/d?sslmode=require",
        "RECORDS_TEST=\"sqlite:app.db\" | sqlite:app.db",
        "RECORDS_TEST=\"with # hash\" | with # hash",
        "RECORDS_TEST='with # hash' | with # hash",
        "RECORDS_TEST=it's | it's",
        "RECORDS_TEST=value # comment | value",
        "RECORDS_TEST=café | café",
      })
  void linesAreRead(String line, String value) throws IOException {
    write("# a comment", "", line, "  ", "# another");
    assertThat(variable("RECORDS_TEST")).isEqualTo(value);
  }

  @Test
  void linesOfWindowsAreRead() throws IOException {
    Files.writeString(directory.resolve(".env"), "RECORDS_A=1\r\nRECORDS_B=2\r\n");
    assertThat(variable("RECORDS_A")).isEqualTo("1");
    assertThat(variable("RECORDS_B")).isEqualTo("2");
  }

  @Test
  void processWinsOverTheFile() throws IOException {
    Map.Entry<String, String> own =
        System.getenv().entrySet().stream()
            .filter(each -> each.getKey().matches("[A-Z]+") && !each.getValue().isBlank())
            .findFirst()
            .orElseThrow();
    write(own.getKey() + "=from-the-file", "RECORDS_TEST=kept");
    assertThat(variable(own.getKey())).isNotEqualTo("from-the-file");
    assertThat(variable("RECORDS_TEST")).isEqualTo("kept");
  }

  /** Opening a pipe waits for its writer. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsRefusedAndADirectoryIsNone() throws IOException, InterruptedException {
    Path file = directory.resolve(".env");
    Files.createDirectory(file);
    assertThat(Environment.read(directory).equals(System.getenv())).isTrue();
    Files.delete(file);
    assumeTrue(isPipeMade(file), "needs mkfifo, which makes named pipes");
    assertThatThrownBy(() -> Environment.read(directory))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("it is a pipe or a device");
  }

  private static boolean isPipeMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void malformedFileIsRefusedWithoutShowingIt() throws IOException {
    write("RECORDS_TEST=fine", "c4nary without an equals sign");
    assertThatThrownBy(() -> Environment.read(directory))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(".env")
        .hasMessageNotContaining("c4nary")
        .hasNoCause();
  }

  /** The library leaves each of these lines out, or reads another value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "DB_READ_ONLY=\"true|line 2 has a quote that is not closed",
        "DB_READ_ONLY='true|line 2 has a quote that is not closed",
        "DB_READ_ONLY=\"true\";|line 2 has text behind a closing quote",
        "DB_READ_ONLY='true';|line 2 has text behind a closing quote",
        "DATABASE_URL=\"sqlite:e.db\" x|line 2 has text behind a closing quote",
        "DATABASE_URL=\"a\\nb\" # c|",
        "DB_PASSWORD='with # it''s c4nary'|line 2 has text behind a closing quote",
        "no equals sign|line 2 is not NAME=value, without export",
      })
  void aLineThatWouldBeLostIsRefusedWithItsNumber(String line, @Nullable String mistake)
      throws IOException {
    write("RECORDS_TEST=1", line, "RECORDS_LAST=\"2\"");
    if (mistake == null) {
      assertThat(variable("RECORDS_LAST")).isEqualTo("2");
      return;
    }
    assertThatThrownBy(() -> Environment.read(directory))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(mistake)
        .hasMessageNotContaining("sqlite:e.db")
        .hasMessageNotContaining("c4nary");
  }

  @Test
  void aValueOfSeveralLinesIsReadUnlessItSwallowsAnother() throws IOException {
    write("RECORDS_TEST=\"-----BEGIN", "abc==", "-----END\"", "RECORDS_LAST=1");
    assertThat(variable("RECORDS_TEST")).isEqualTo("-----BEGIN\nabc==\n-----END");
    write("DB_READ_ONLY=\"true", "RECORDS_TEST=1", "RECORDS_LAST=x\"");
    assertThatThrownBy(() -> Environment.read(directory))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 1 has a quote that is not closed");
  }

  @Test
  void aByteOrderMarkIsNamed() throws IOException {
    write("\uFEFFRECORDS_TEST=1");
    assertThatThrownBy(() -> Environment.read(directory))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("byte order mark");
  }

  @Test
  void exportedVariableIsRefusedWithTheReason() throws IOException {
    write("export RECORDS_TEST=c4nary");
    assertThatThrownBy(() -> Environment.read(directory))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("without export")
        .hasMessageNotContaining("c4nary");
  }

  @Test
  void relativeDirectoryIsThatOfTheProcess() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(directory.toAbsolutePath());
    write("RECORDS_TEST=relative");
    assertThat(Environment.read(relative).get("RECORDS_TEST")).isEqualTo("relative");
  }

  @Test
  void emptyPathIsTheWorkingDirectory() throws IOException {
    Path file = Path.of(".env");
    assertThat(file).doesNotExist();
    Files.writeString(file, "RECORDS_TEST=here");
    try {
      assertThat(Environment.read(Path.of("")).get("RECORDS_TEST")).isEqualTo("here");
    } finally {
      Files.delete(file);
    }
  }

  /** One variable at a time, so that no failure prints the environment. */
  private String variable(String name) {
    return Environment.read(directory).get(name);
  }

  private void write(String... lines) throws IOException {
    Files.write(directory.resolve(".env"), List.of(lines));
  }
}
