package org.recordsdb.cli;

import java.nio.file.Path;
import org.recordsdb.migrate.Migrations;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of all parts of {@code records migrate}. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MigrateOptions {

  @Mixin HelpFlag help;
  @Mixin private UrlOption url;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = "migrations",
      description = "The directory of the files. Default: ${DEFAULT-VALUE}.")
  private Path directory;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  Migrations open() {
    return url.migrations(directory);
  }

  boolean json() {
    return json;
  }
}
