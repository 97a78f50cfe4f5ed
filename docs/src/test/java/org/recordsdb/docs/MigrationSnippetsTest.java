package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

  private final ClassLoader loaderOfTheThread = Thread.currentThread().getContextClassLoader();
  private URLClassLoader loader;

  /** On a class path of its own: those of the README have a first version, too. */
  @BeforeEach
  void putTheFirstFileOfThePageOnTheClassPath() throws IOException {
    Matcher block = SQL.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    Path root = directory.resolve("classes");
    Path folder = Files.createDirectories(root.resolve("db/migration"));
    Files.writeString(folder.resolve("V1__documents.sql"), block.group(1));
    loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, loaderOfTheThread);
    Thread.currentThread().setContextClassLoader(loader);
  }

  @AfterEach
  void giveBackTheLoader() throws IOException {
    Thread.currentThread().setContextClassLoader(loaderOfTheThread);
    loader.close();
  }

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

  @Test
  void anOpenRecordsIsMigrated() {
    String url = "sqlite:" + directory.resolve("app.db");
    try (Records records = Records.connect(url)) {
      List<String> applied = Migrations.of(records, "classpath:db/migration").upgrade();

      assertThat(applied).containsExactly("1");
      assertThat(Migrations.of(url, "classpath:db/migration").current()).contains("1");
    }
  }

  @Test
  @SuppressWarnings("try") // as the page shows it
  void aTestHasItsDatabaseInMemory() {
    Records records = Records.connect("sqlite::memory:");
    Migrations.of(records, "classpath:db/migration").upgrade();

    try (records) {
      assertThat(records.insert("documents", Row.of("name", "a.pdf")).getString("status"))
          .isEqualTo("new");
    }
  }
}
