package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.ConnectException;

class OpenFailureTest {

  private static final int TRIES = 20_000;

  @TempDir Path directory;

  @Test
  void aDirectoryInPlaceOfALogIsRejected() throws IOException {
    Path file = Files.createFile(directory.resolve("a.db"));
    Files.createDirectory(directory.resolve("a.db-wal"));

    assertThatThrownBy(() -> OpenFailure.requireFile(file, true, true, "DATABASE_URL"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("a.db-wal is no file");
  }

  @Test
  void logsComeAndGoWhileOthersOpenAndCloseTheDatabase() throws Exception {
    Path file = Files.createFile(directory.resolve("a.db"));
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Void> others = CompletableFuture.runAsync(() -> comeAndGo(file, ended));

    try {
      for (int i = 0; i < TRIES; i++) {
        assertThatCode(() -> OpenFailure.requireFile(file, true, true, "DATABASE_URL"))
            .doesNotThrowAnyException();
      }
    } finally {
      ended.set(true);
      others.get();
    }
  }

  private static void comeAndGo(Path file, AtomicBoolean ended) {
    Path log = Path.of(file + "-shm");
    try {
      while (!ended.get()) {
        Files.createFile(log);
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new AssertionError("the log could not be made or deleted", e);
    }
  }
}
