package org.recordsdb.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Records;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport.Outcome;
import org.recordsdb.postgres.TestPostgres;

/**
 * Files of other programs arrive whole, or are refused for what is known to be wrong with them and
 * arrive under a policy; the judge and the verification agree.
 */
class CopiedFilesTest {

  private static final Path FILES =
      Path.of("..", "dialect-sqlite", "src", "test", "resources", "files");

  @TempDir Path directory;

  /**
   * A file and what is known of it.
   *
   * @param policy under which it is copied, or {@code -} if it never is
   * @param offenders how many each {@code table.column} has
   */
  record Known(String file, String policy, Map<String, Integer> offenders) {

    static Known of(String line) {
      String[] parts = line.split("\t", -1);
      Map<String, Integer> offenders = new TreeMap<>();
      Arrays.stream(parts[2].split(" ", -1))
          .filter(part -> !part.isEmpty())
          .forEach(
              part -> {
                int colon = part.lastIndexOf(':');
                offenders.put(part.substring(0, colon), Integer.valueOf(part.substring(colon + 1)));
              });
      return new Known(parts[0], parts[1], offenders);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static List<Known> refused() throws IOException {
    return files().stream().filter(known -> !known.offenders().isEmpty()).toList();
  }

  static List<Known> files() throws IOException {
    try (InputStream list = CopiedFilesTest.class.getResourceAsStream("/copies/sqlite.tsv")) {
      String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Known::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void arrivesWholeOrIsRefusedForWhatIsKnown(Known known) throws IOException, SQLException {
    String from = "sqlite:" + new SourceFile(FILES, known.file()).copy(directory);
    String to = TestPostgres.url();
    FileCopy copy = FileCopy.run(from, to);

    assertThat(copy.offenders()).isEqualTo(known.offenders());
    assertThat(copy.policy()).isEqualTo(known.policy());
    if (known.policy().equals("-")) {
      assertThat(objects(to)).isZero();
    } else {
      assertThat(copy.verdict().equal()).as(copy.verdict().text()).isTrue();
      assertThat(copy.last().tables()).isNotEmpty().allMatch(table -> table.matches());
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsRefusedLeavesNothing(Known known) throws IOException, SQLException {
    String from = "sqlite:" + new SourceFile(FILES, known.file()).copy(directory);
    String to = TestPostgres.url();
    assertThat(Copy.from(from).to(to).leaveOut(true).run().outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(objects(to)).isZero();
  }

  /** Tables and schemas that are not the server's. */
  private static long objects(String url) {
    try (Records records = Records.connect(url)) {
      return records
          .executeQuery(
              "select (select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema'))"
                  + " + (select count(*) from pg_namespace where nspname like 'records%') as n")
          .get(0)
          .getLong("n");
    }
  }
}
