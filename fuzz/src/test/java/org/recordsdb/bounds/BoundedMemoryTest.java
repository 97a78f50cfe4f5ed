package org.recordsdb.bounds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;

/**
 * Different statements without end, and results without end, in a process of 64 MB. More of them by
 * {@code -Drecords.bounds.shapes} and {@code -Drecords.bounds.rows}.
 */
class BoundedMemoryTest {

  private static final int SHAPES = Integer.getInteger("records.bounds.shapes", 40_000);
  private static final int ROWS = Integer.getInteger("records.bounds.rows", 200_000);

  /** Rows of a megabyte: more of them than the process has memory for. */
  private static final int WIDE_ROWS = 100;

  /** A server takes longer for each new statement than SQLite. */
  private static final int SHARE_OF_A_SERVER = 5;

  @TempDir Path directory;

  @Test
  void sqlite() throws IOException, InterruptedException {
    String url = "sqlite:" + directory.resolve("bounds.db");
    String text =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)"
            + " select i, printf('%%%dd', i) as content from n";
    createViews(url, text.formatted(ROWS, 1_000), text.formatted(WIDE_ROWS, 1_000_000));

    assertBounded(url, SHAPES);
  }

  @Test
  void postgres() throws IOException, InterruptedException {
    String url = TestPostgres.url();
    String text = "select i, lpad(i::text, %2$d) as content from generate_series(1, %1$d) as i";
    createViews(url, text.formatted(ROWS, 1_000), text.formatted(WIDE_ROWS, 1_000_000));

    assertBounded(url, SHAPES / SHARE_OF_A_SERVER);
  }

  private static void createViews(String url, String longResult, String wideResult) {
    try (Records records = Records.connect(url)) {
      records.executeUpdate("create view long_result as " + longResult);
      records.executeUpdate("create view wide_result as " + wideResult);
    }
  }

  private static void assertBounded(String url, int shapes)
      throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallProgram.class.getName(),
                url,
                Integer.toString(shapes))
            .redirectErrorStream(true)
            .start();
    String printed = new String(program.getInputStream().readAllBytes(), UTF_8);
    System.out.println("In 64 MB: " + printed.strip());

    assertThat(program.waitFor()).as(printed).isZero();
    assertThat(printed)
        .contains("shapes: " + shapes)
        .contains("long_result: " + ROWS + " rows of " + ROWS * 1_000L + " characters")
        .contains("wide_result: " + WIDE_ROWS + " rows of " + WIDE_ROWS * 1_000_000L)
        .contains("threads left: []");
  }
}
