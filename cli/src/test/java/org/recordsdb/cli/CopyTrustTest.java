package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.postgres.Prerequisite;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/** Code of a source at the command line, and who may read what the command writes. */
class CopyTrustTest {

  @TempDir Path directory;

  private String source(String sql) {
    String url = TestPostgres.url();
    try (Records records = Records.connect(url)) {
      records.executeScript("create table t (id int primary key); " + sql);
    }
    return Cli.hidden(directory, url);
  }

  @Test
  void codeOfTheSourceIsListedAndCopiedOnlyOnDemand() {
    String from =
        source("create function f() returns int security definer language sql as 'select 1'");
    String to = Cli.hidden(directory, TestPostgres.url());
    Cli refused = Cli.run("copy", "--from", from, "--to", to);
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.out())
        .contains("function f(): it runs with the rights of its owner")
        .contains("--leave-out", "give --trust-source");
    Cli left = Cli.run("copy", "--json", "--leave-out", "--from", from, "--to", to);
    assertThat(left.code()).isZero();
    JsonNode report = JsonText.parse(left.out());
    assertThat(report.get("left").get(0).get("untrusted").asBoolean()).isTrue();
    assertThat(Cli.run("rollback", "--to", to).code()).isZero();
    Cli trusted = Cli.run("copy", "--trust-source", "--from", from, "--to", to);
    assertThat(trusted.code()).isZero();
    assertThat(trusted.err()).contains("Note: the function f() is code of the source.");
  }

  @Test
  void aRemedyIsAnOption() {
    String from =
        source("create function array_length(int[], int) returns int language sql as 'select 1'");
    Cli refused = Cli.run("copy", "--from", from, "--to", "sqlite:" + directory.resolve("t.db"));
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("give --trust-source.").doesNotContain("trustSource");
    String to = Cli.hidden(directory, TestPostgres.url());
    String plain = source("insert into t values (1)");
    for (String schema : new String[] {"a", "b"}) {
      Cli copied = Cli.run("copy", "--from", plain, "--to", to, "--to-schema", schema);
      assertThat(copied.code()).as(copied.err()).isZero();
    }
    assertThat(Cli.run("rollback", "--to", to).err())
        .contains("(--to-schema)")
        .doesNotContain("toSchema");
  }

  @Test
  void aReportOverwritesNothingButAReport() throws IOException {
    Path source = directory.resolve("rs.db");
    Path target = directory.resolve("new.db");
    Path other = Files.writeString(directory.resolve("notes.txt"), "mine");
    try (Records records = Records.connect("sqlite:" + source)) {
      records.executeScript("create table t (id integer primary key); insert into t values (1)");
    }
    byte[] before = Files.readAllBytes(source);
    Path beside = directory.resolve("new.db-wal");
    String web =
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mine</title>";
    Path page = Files.writeString(directory.resolve("page.html"), web);
    for (Path report : new Path[] {source, target, beside, other, page}) {
      Cli refused =
          Cli.run(
              "copy",
              "--from",
              "sqlite:" + source,
              "--to",
              "sqlite:" + target,
              "--report",
              report.toString());
      assertThat(refused.code()).isNotZero();
      assertThat(refused.err()).contains("The report can't be written to", "Give another file.");
    }
    assertThat(Files.readAllBytes(source)).isEqualTo(before);
    assertThat(target).doesNotExist();
    assertThat(other).hasContent("mine");
    assertThat(page).hasContent(web);
    Path report = directory.resolve("report.html");
    for (String name : new String[] {"first.db", "second.db"}) {
      String to = "sqlite:" + directory.resolve(name);
      Cli copied =
          Cli.run("copy", "--from", "sqlite:" + source, "--to", to, "--report", report.toString());
      assertThat(copied.code()).as(copied.err()).isZero();
      assertThat(report).content().contains(name);
    }
  }

  @Test
  void aReportIsWrittenThroughNoLink() throws IOException {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs a file system with links");
    String from = source("insert into t values (1)");
    Path victim = Files.createFile(directory.resolve("victim"));
    String file = "sqlite:" + directory.resolve("linked.db");
    for (String planted : new String[] {"page.html", "page.html.part"}) {
      Path link = Files.createSymbolicLink(directory.resolve(planted), victim);
      Path page = directory.resolve("page.html");
      Cli refused = Cli.run("copy", "--from", from, "--to", file, "--report", page.toString());
      assertThat(refused.err()).contains("The report can't be written to " + page, "link");
      assertThat(victim).isEmptyFile();
      Files.delete(link);
    }
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aReportIsNoPipe() throws IOException, InterruptedException {
    String from = source("insert into t values (1)");
    Path pipe = directory.resolve("pipe.html");
    String program = Prerequisite.MKFIFO.path().toString();
    assertThat(new ProcessBuilder(program, pipe.toString()).start().waitFor()).isZero();
    String file = "sqlite:" + directory.resolve("piped.db");
    for (Path report : List.of(pipe, Files.createDirectory(directory.resolve("dir.html")))) {
      Cli refused = Cli.run("copy", "--from", from, "--to", file, "--report", report.toString());
      assertThat(refused.err()).contains("The report can't be written to " + report, "plain file");
    }
  }

  @Test
  void codeInTheTargetIsRunOnlyOnDemand() {
    String from = source("insert into t values (1)");
    String to = Cli.hidden(directory, TestPostgres.url());
    assertThat(Cli.run("copy", "--from", from, "--to", to).code()).isZero();
    assertThat(Cli.run("verify", "--from", from, "--to", to).code()).isZero();
    String url = to.substring("file:".length());
    try (Records records = Records.connect(Files.readString(Path.of(url)).strip())) {
      records.executeScript(
          "create function f(int) returns int immutable language sql as 'select $1';"
              + " create index i on t (f(id))");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Cli refused = Cli.run("verify", "--from", from, "--to", to);
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("index i", "give --trust-target.");
    assertThat(Cli.run("verify", "--from", from, "--to", to, "--trust-target").code()).isZero();
    refused = Cli.run("rollback", "--to", to);
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("index i", "give --trust-target.");
    assertThat(Cli.run("rollback", "--to", to, "--trust-target").code()).isZero();
  }

  @Test
  void aReportIsForItsOwnerAlone() throws IOException {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs a file system with POSIX permissions");
    String from = source("insert into t values (1)");
    Path page = directory.resolve("copy.html");
    Path kept = Files.createFile(directory.resolve("kept.html"));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
    for (Path each : new Path[] {page, kept}) {
      String file = "sqlite:" + directory.resolve(each.getFileName() + ".db");
      Cli copied = Cli.run("copy", "--from", from, "--to", file, "--report", each.toString());
      assertThat(copied.code()).as(copied.err()).isZero();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-r--r--");
    assertThat(Files.readString(kept)).contains("<!doctype html>");
  }
}
