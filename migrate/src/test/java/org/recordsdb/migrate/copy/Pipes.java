package org.recordsdb.migrate.copy;

import java.io.IOException;
import java.nio.file.Path;
import org.recordsdb.postgres.Prerequisite;

/** Named pipes: opening one waits for its other end. */
final class Pipes {

  private Pipes() {}

  /** Makes one; skips the test where there is no program for it. */
  static Path create(Path pipe) throws IOException, InterruptedException {
    String program = Prerequisite.MKFIFO.path().toString();
    if (new ProcessBuilder(program, pipe.toString()).start().waitFor() != 0) {
      throw new IOException("mkfifo made no pipe " + pipe);
    }
    return pipe;
  }
}
