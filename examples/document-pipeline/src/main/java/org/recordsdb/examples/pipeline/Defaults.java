package org.recordsdb.examples.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.s3.DocumentUrls;

/** What the program uses where nothing is configured. */
final class Defaults {

  private static final List<String> DATABASE =
      List.of("DATABASE_URL", "DB_HOST", "DB_NAME", "RELATIONAL_DB_HOST", "RELATIONAL_DB_NAME");

  private Defaults() {}

  /** The configured database, else an SQLite file below {@code target/}. */
  static RecordsBuilder database(Map<String, String> environment) {
    RecordsBuilder builder = Records.builder();
    if (DATABASE.stream().noneMatch(environment::containsKey)) {
      builder.environment(Map.of("DATABASE_URL", databaseUrl())); // which a .env file overrides
    }
    return builder.fromEnv().applicationName("document-pipeline");
  }

  /** The URLs below {@code DOCUMENT_BASE_URL}, else those of the files. */
  static DocumentUrls urls(Map<String, String> environment, SourceFolder folder) {
    String base = environment.getOrDefault("DOCUMENT_BASE_URL", "");
    try {
      return DocumentUrls.from(base.isBlank() ? folder.uri() : base);
    } catch (IllegalArgumentException e) {
      throw new PipelineException("DOCUMENT_BASE_URL can't be used: " + e.getMessage(), e);
    }
  }

  /**
   * The nearest folder, from the working directory upwards, that has this project's build in it.
   */
  static Path projectRoot() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("mvnw"))) {
        return folder;
      }
    }
    return here;
  }

  private static String databaseUrl() {
    Path module = projectRoot().resolve("examples/document-pipeline");
    Path home = Files.isDirectory(module) ? module : Path.of("").toAbsolutePath();
    Path target = home.resolve("target");
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw new PipelineException("The folder " + target + " can't be made.", e);
    }
    String file = target.resolve("document-pipeline.db").toString();
    return "sqlite:" + file.replace("%", "%25").replace("?", "%3F");
  }
}
