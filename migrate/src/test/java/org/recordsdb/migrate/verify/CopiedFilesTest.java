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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;

/**
 * Files of other programs arrive whole, or are refused for what is known to be wrong with them and
 * arrive under a policy; the judge and the verification agree.
 */
class CopiedFilesTest {

  private static final Path FILES =
      Path.of("..", "dialect-sqlite", "src", "test", "resources", "files");

  @TempDir Path directory;

  /** Rows enough to take a minute; FilesTable copies them. */
  private static final String LONG = "nasty/n30_bulk.sql";

  /**
   * A file and what is known of it.
   *
   * @param policy under which it is copied, or {@code -} if it never is
   * @param offenders how many each {@code table.column} has
   * @param left how many objects of each kind have no translation
   */
  record Known(
      String file, String policy, Map<String, Integer> offenders, Map<String, Integer> left) {

    static Known of(String line) {
      String[] parts = line.split("\t", -1);
      return new Known(parts[0], parts[1], counts(parts[2], " "), counts(parts[3], ", "));
    }

    @Override
    public String toString() {
      return file;
    }
  }

  /** Names with a number after a colon. */
  static Map<String, Integer> counts(String text, String separator) {
    Map<String, Integer> counts = new TreeMap<>();
    Arrays.stream(text.split(separator, -1))
        .filter(part -> !part.isEmpty())
        .forEach(
            part -> {
              int colon = part.lastIndexOf(':');
              counts.put(part.substring(0, colon), Integer.valueOf(part.substring(colon + 1)));
            });
    return counts;
  }

  static List<Known> files() throws IOException {
    try (InputStream list = CopiedFilesTest.class.getResourceAsStream("/copies/sqlite.tsv")) {
      String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Known::of).toList();
    }
  }

  @Test
  void everyFileIsKnown() throws IOException {
    assertThat(files())
        .extracting(Known::file)
        .containsExactlyInAnyOrderElementsOf(
            SourceFile.withSql(FILES).stream().filter(name -> !name.equals(LONG)).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void arrivesWholeOrIsRefusedForWhatIsKnown(Known known) throws IOException, SQLException {
    String from = "sqlite:" + new SourceFile(FILES, known.file()).copy(directory);
    String to = TestPostgres.url();
    FileCopy copy = FileCopy.run(from, to, () -> assertThat(objects(to)).isZero());

    assertThat(copy.offenders()).isEqualTo(known.offenders());
    assertThat(copy.policy()).isEqualTo(known.policy());
    assertThat(FileCopy.left(copy.last())).isEqualTo(known.left());
    if (!known.policy().equals("-")) {
      assertThat(copy.verdict().equal()).as(copy.verdict().text()).isTrue();
      assertThat(copy.last().tables()).isNotEmpty().allMatch(table -> table.matches());
    }
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
