package org.recordsdb.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Environment;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.migrate.error.Withheld;
import org.recordsdb.migrate.lock.FileLock;
import org.recordsdb.spi.DatabaseUrl;

/**
 * The schema of one database, brought from version to version by SQL files: {@code
 * V2__add_owner.sql} in PostgreSQL's words, which is translated where the database is SQLite, and
 * {@code U2__add_owner.sql} to undo it; {@code V2__add_owner.sqlite.sql} or {@code .postgres.sql}
 * takes the file's place on one database. Flyway keeps the history, in its table {@code
 * flyway_schema_history}. A migration and its line in the history are stored by one commit, and of
 * programs that start at once only one runs it. Immutable and thread-safe.
 */
public final class Migrations {

  /** What stands before the first version. */
  static final String BASE = "base";

  private final Settings settings;
  private final List<MigrationScript> scripts;

  private Migrations(Settings settings, List<MigrationScript> scripts) {
    this.settings = settings;
    this.scripts = scripts;
  }

  /**
   * The migrations of a directory for a database.
   *
   * @param url as {@code DATABASE_URL}
   * @param directory where the files are
   * @throws org.recordsdb.error.ConfigException if the URL or the name of a file is wrong
   */
  public static Migrations of(String url, Path directory) {
    return of(Map.of("DATABASE_URL", url), directory);
  }

  /**
   * The migrations of a directory for the database that {@code DATABASE_URL} and the {@code DB_*}
   * variables name, in the environment or in a {@code .env} file.
   *
   * @param directory where the files are
   * @throws org.recordsdb.error.ConfigException if a variable or the name of a file is wrong
   */
  public static Migrations fromEnv(Path directory) {
    return of(Environment.read(Path.of("")), directory);
  }

  private static Migrations of(Map<String, String> variables, Path directory) {
    Settings settings = SettingsReader.read(variables, null);
    if (settings.connection().url().database().equals(":memory:")) {
      throw Refusals.refused(
          "A database in memory belongs to one connection, and migrations open their own. Use a"
              + " file.");
    }
    return new Migrations(settings, MigrationFolder.scripts(directory, settings.dialect().name()));
  }

  /**
   * The version that a database is at, as its history alone says; empty if it has none.
   *
   * @throws RecordsException if the history can't be read
   */
  public static Optional<String> versionOf(Records records) {
    try {
      return records
          .executeQuery(
              "select version from "
                  + FlywayHistory.TABLE
                  + " where success and version is not null")
          .stream()
          .map(row -> MigrationVersion.fromVersion(row.getString("version")))
          .max(MigrationVersion::compareTo)
          .map(MigrationVersion::toString);
    } catch (RecordsException e) {
      if (e.kind() == ErrorKind.UNKNOWN_TABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The version that the database is at; empty before the first one. */
  public Optional<String> current() {
    List<Migration> noted =
        history().stream().filter(migration -> isNoted(migration.state())).toList();
    return noted.isEmpty() ? Optional.empty() : Optional.of(noted.get(noted.size() - 1).version());
  }

  private static boolean isNoted(Migration.State state) {
    return switch (state) {
      case APPLIED, CHANGED, MISSING -> true;
      case PENDING, SKIPPED -> false;
    };
  }

  /** All migrations, of the directory and of the database, in the order of their versions. */
  public List<Migration> history() {
    Path file = file();
    if (file != null && !Files.exists(file)) {
      return scripts.stream().map(Migrations::pending).toList();
    }
    return inSession(
        false,
        (session, history) -> {
          List<MigrationInfo> all = history.all();
          Map<Integer, Instant> times = history.times(all);
          return all.stream()
              .map(info -> Migration.of(info, times.get(info.getInstalledRank())))
              .toList();
        });
  }

  private static Migration pending(MigrationScript script) {
    return new Migration(
        script.version().toString(), script.description(), Migration.State.PENDING, null);
  }

  /**
   * Applies what is pending, each in a transaction.
   *
   * @return the versions applied, in their order
   * @throws RecordsException if one fails, of which nothing is left, or if the files do not fit the
   *     history, before anything is done
   */
  public List<String> upgrade() {
    return upgrade(MigrationVersion.LATEST);
  }

  /** Applies what is pending up to this version, that one too. */
  public List<String> upgrade(String version) {
    return upgrade(known(version));
  }

  private List<String> upgrade(MigrationVersion target) {
    return alone((session, history) -> history.migrate(target, new ScriptRunner(session)::run));
  }

  /**
   * Notes the migrations up to this version as applied, with their files as they are now, and those
   * after it as not, without running anything: for a database whose schema came about by other
   * means. {@code base} stands before the first version.
   */
  public void stamp(String version) {
    MigrationVersion target = knownOrBase(version);
    alone(
        (session, history) -> {
          history.note(target);
          for (MigrationInfo info : history.applied()) {
            boolean after = info.getVersion().compareTo(target) > 0;
            if (after || Migration.state(info) != Migration.State.APPLIED) {
              history.forget(info);
            }
          }
          session.commit();
          history.note(target);
          return true;
        });
  }

  /**
   * Undoes the migrations after this version, the last first, each in a transaction. {@code base}
   * stands before the first version.
   *
   * @return the versions undone, in that order
   * @throws RecordsException if one of them has no file that undoes it, before anything is done
   */
  public List<String> downgrade(String version) {
    MigrationVersion target = knownOrBase(version);
    return alone((session, history) -> new Downgrade(session, history, scripts).to(target));
  }

  private interface Work<T> {
    T in(MigrationSession session, FlywayHistory history) throws SQLException;
  }

  private <T> T inSession(boolean writes, Work<T> work) {
    try (MigrationSession session = MigrationSession.open(settings, writes)) {
      FlywayHistory history = new FlywayHistory(session, scripts);
      try {
        return work.in(session, history);
      } catch (SQLException e) {
        throw history.failed(e);
      }
    } catch (SQLException e) {
      var fault = settings.dialect().classify(e);
      throw Failure.of(
              fault.kind(),
              "The database can't be opened for its migrations"
                  + (fault.detail() == null ? "" : ": " + fault.detail())
                  + ".")
          .cause(Withheld.of(e))
          .exception();
    }
  }

  /** On SQLite one program waits for the other; on PostgreSQL its transactions do. */
  private <T> T alone(Work<T> work) {
    if (settings.connection().readOnly()) {
      throw Failure.of(
              ErrorKind.READ_ONLY, "Migrations write, and DB_READ_ONLY says that nothing may.")
          .exception();
    }
    settings.dialect().explain(settings.connection()); // refuses a URL before it makes a lock
    Path file = file();
    if (file == null) {
      return inSession(true, work);
    }
    try (FileLock lock = FileLock.of(file)) {
      Objects.requireNonNull(lock);
      return inSession(true, work);
    }
  }

  private @Nullable Path file() {
    DatabaseUrl url = settings.connection().url();
    return settings.dialect().isEmbedded() ? Path.of(url.database()) : null;
  }

  private MigrationVersion knownOrBase(String version) {
    return version.equals(BASE) ? FlywayHistory.BASE : known(version);
  }

  private MigrationVersion known(String version) {
    return scripts.stream()
        .map(MigrationScript::version)
        .filter(known -> known.toString().equals(version))
        .findFirst()
        .orElseThrow(
            () -> Refusals.refused("There is no migration of the version " + version + "."));
  }
}
