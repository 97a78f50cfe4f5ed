package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.migrate.Migrations;

/** The snippets of docs/migrations.md, Java and SQL, run. */
class MigrationSnippetsTest {

  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/migrations.md");
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  @Test
  void theFilesOfThePageRun() throws IOException {
    List<String> blocks =
        SQL.matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    assertThat(blocks).hasSize(2);
    Files.writeString(directory.resolve("V1__documents.sql"), blocks.get(0));
    Files.writeString(directory.resolve("V2__search.sqlite.sql"), blocks.get(1));
    String url = "sqlite:" + directory.resolve("app.db");

    Migrations migrations = Migrations.of(url, directory);
    List<String> applied = migrations.upgrade();

    assertThat(applied).containsExactly("1", "2");
    try (Records records = Records.connect(url)) {
      assertThat(
              records.insert("documents", Row.of("name", "a.pdf", "status", "new")).getLong("id"))
          .isEqualTo(1);
    }
  }
}
