package org.recordsdb.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is one jar with its libraries as jars in it. */
class FatJarTest {

  @TempDir Path directory;

  @Test
  void migrationsInAJarInTheApplicationsJarAreApplied() throws IOException {
    Path bare =
        new Jar()
            .with("db/migration/V1__one.sql", "create table one (id bigint not null primary key);")
            .pack(directory.resolve("bare.jar"));
    Path whole =
        new Jar()
            .with("db/", "")
            .with("db/migration/", "")
            .with("db/migration/V2__two.sql", "insert into one (id) values (1);")
            .pack(directory.resolve("whole.jar"));
    Path application = directory.resolve("application.jar");
    FatJar.pack(application, FirstProgram.class, List.of(bare, whole));

    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                application.toString(),
                "sqlite::memory:",
                "classpath:db/migration")
            .redirectErrorStream(true)
            .start();

    assertThat(program.inputReader(UTF_8).lines()).last().isEqualTo("[1, 2]");
  }
}
