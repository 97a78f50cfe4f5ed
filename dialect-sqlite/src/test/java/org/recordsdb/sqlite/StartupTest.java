package org.recordsdb.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;

/**
 * A program of its own that opens a database, stores a row and reads it; prints how long that took
 * from its start.
 */
class StartupTest {

  /** What the child process runs. */
  static final class FirstRow {

    private FirstRow() {}

    public static void main(String[] args) {
      try (Records records = Records.connect("sqlite::memory:")) {
        records.executeUpdate("create table docs (id integer primary key, name text not null)");
        Row stored = records.insert("docs", Row.of("name", "a"));
        List<Row> found = records.select("docs", where("id").eq(stored.getLong("id")));
        long millis =
            System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(found + " after " + millis + " ms");
      }
    }
  }

  @Test
  void aFreshProgramStoresAndReadsItsFirstRow() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstRow.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(program.getInputStream().readAllBytes(), UTF_8);
    System.out.println("Start-up: " + printed.strip());

    assertThat(program.waitFor()).isZero();
    assertThat(printed).contains("[{id=1, name=a}] after ");
  }
}
