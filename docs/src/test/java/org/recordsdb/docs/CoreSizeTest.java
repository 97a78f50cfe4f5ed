package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;

/** What an application takes in with the core. */
class CoreSizeTest {

  private static final long MOST_BYTES = 600 * 1_024L;

  @TempDir Path directory;

  @Test
  void theCoresJarIsUnder600Kilobytes() throws IOException, URISyntaxException {
    Path core = Path.of(Records.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    long bytes = Files.size(Files.isDirectory(core) ? jar(core) : core);
    System.out.println("Core jar: " + bytes + " bytes");
    assertThat(bytes).isBetween(50_000L, MOST_BYTES);
  }

  /** The classes as a jar, where the build has not come to making it. */
  private Path jar(Path classes) {
    Path jar = directory.resolve("core.jar");
    int failed =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                jar.toString(),
                "-C",
                classes.toString(),
                ".");
    assertThat(failed).isZero();
    return jar;
  }
}
