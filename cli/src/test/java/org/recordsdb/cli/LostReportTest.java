package org.recordsdb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;

/** A report that can't be written when the copy is done is no failure of the copy. */
class LostReportTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();

  private String source() {
    String url = "sqlite:" + directory.resolve("from.db");
    try (Records records = Records.connect(url)) {
      records.executeScript("create table t (id integer primary key); insert into t values (1)");
    }
    return url;
  }

  private static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody deletes the folder while rows are compared. */
  @Test
  void theResultIsThereAndTheReportIsToldToBeMissing() throws IOException {
    Path folder = directory.resolve("reports");
    String from = source();
    String to = "sqlite:" + directory.resolve("to.db");
    for (String command : List.of("copy", "verify")) {
      Files.createDirectory(folder);
      StringWriter err =
          new StringWriter() {
            @Override
            public void write(String text) {
              super.write(text);
              if (text.contains("Comparing")) {
                delete(folder);
              }
            }
          };
      String page = folder.resolve("page.html").toString();
      int code =
          RecordsCommand.commandLine(out, err)
              .execute(command, "--from", from, "--to", to, "--report", page);
      assertThat(code).isEqualTo(ExitCode.FAILED);
      assertThat(err.toString())
          .contains("The report can't be written to " + page + ": its directory is gone. ")
          .doesNotContain("Internal error");
    }
    assertThat(out.toString()).contains("Copied 1 row of 1 table", "Both hold the same");
    assertThat(Cli.run("verify", "--from", from, "--to", to).code()).isZero();
  }

  /** A limit on the size of files ends the writing as a full disk does: in the middle. */
  @Test
  void aReportThatIsCutOffLeavesNothingBehind() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "needs a shell that limits the size of files");
    String from = TestPostgres.url();
    String to = TestPostgres.url();
    String columns =
        IntStream.range(0, 300).mapToObj(i -> "c" + i + " int").collect(Collectors.joining(", "));
    try (Records records = Records.connect(from)) {
      records.executeScript("create table t (" + columns + "); insert into t (c0) values (1)");
    }
    Path page = Files.createDirectory(directory.resolve("reports")).resolve("page.html");
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f 8; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                RecordsCommand.class.getName(),
                "copy",
                "--from",
                Cli.hidden(directory, from),
                "--to",
                Cli.hidden(directory, to),
                "--report",
                page.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(ExitCode.FAILED);
    assertThat(said)
        .contains("Copied 1 row of 1 table", "The report can't be written to " + page + ": ")
        .contains(". The copy is complete, and its result was printed.")
        .doesNotContain("Internal error");
    assertThat(page.getParent()).isEmptyDirectory();
    assertThat(
            Cli.run(
                    "verify",
                    "--from",
                    Cli.hidden(directory, from),
                    "--to",
                    Cli.hidden(directory, to))
                .code())
        .isZero();
  }

  /** The report's own file on the way has a name, too. */
  @Test
  void aReportTakesNotThePlaceOfTheCopy() {
    String from = source();
    Path page = directory.resolve("page.html");
    Path target = directory.resolve("page.html.part");
    Cli refused =
        Cli.run("copy", "--from", from, "--to", "sqlite:" + target, "--report", page.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.CONFIG);
    assertThat(refused.err()).contains("is a database of the copy");
    assertThat(target).doesNotExist();
  }
}
