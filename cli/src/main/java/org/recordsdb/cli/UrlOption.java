package org.recordsdb.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Environment;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.migrate.Migrations;
import picocli.CommandLine.Option;

/** The database that a command works on: {@code --url}, or else the configuration's. */
final class UrlOption {

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = UrlArgument.Converter.class,
      description = {
        "The database: a URL without a password, env:NAME or file:PATH.",
        "Without it DATABASE_URL, from the environment or a .env file."
      })
  private @Nullable UrlArgument url;

  /** Settings in code, to be changed before it is opened. */
  RecordsBuilder builder() {
    return url == null ? Records.builder().fromEnv() : Records.builder().url(url.url());
  }

  /** All settings, checked. */
  Settings settings() {
    return url == null
        ? SettingsReader.read(Environment.read(Path.of("")), null)
        : SettingsReader.read(url.url());
  }

  /** What a failure says, in words of the command. */
  String message(RecordsException problem) {
    return Remedies.ofCommand(problem, url == null ? List.of() : List.of(url));
  }

  /** Opens a database that exists: what only looks at one makes no file. */
  Records open() {
    requireFile();
    return builder().open();
  }

  /** Fails where the database is a file that is not there. */
  void requireFile() {
    Path file = file(settings());
    if (file != null && !Files.exists(file)) {
      throw Failure.of(
              ErrorKind.NO_DATABASE, "The SQLite file " + file + " does not exist; check its path.")
          .exception();
    }
  }

  /** The file of the database, or null for a server and for memory. */
  static @Nullable Path file(Settings settings) {
    String database = settings.connection().url().database();
    boolean file = settings.dialect().isEmbedded() && !database.startsWith(":");
    return file ? Path.of(database) : null;
  }

  /** The migrations of this directory for the database. */
  Migrations migrations(Path directory) {
    return url == null ? Migrations.fromEnv(directory) : Migrations.of(url.url(), directory);
  }
}
