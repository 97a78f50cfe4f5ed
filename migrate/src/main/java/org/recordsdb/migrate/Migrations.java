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
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Environment;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.migrate.error.Withheld;
import org.recordsdb.migrate.lock.FileLock;

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

  private final MigrationTarget target;
  private final List<MigrationScript> scripts;

  Migrations(MigrationTarget target, List<MigrationFile> files) {
    this.target = target;
    this.scripts = MigrationFolder.scripts(files, target.settings().dialect().name());
  }

  /**
   * The migrations of a location for the database of an open {@code Records}, which stays open and
   * knows the new tables at once. The way for {@code sqlite::memory:}, as a database in memory ends
   * with its {@code Records}; it is used by nobody else meanwhile. Any other one is migrated on a
   * connection beside the pool, which no query timeout ends.
   *
   * @param records what {@code Records.connect}, {@code fromEnv} or {@code open} gave
   * @param location {@code classpath:db/migration} for a folder of the class path, looked for by
   *     the thread's class loader and then by that of this class; or else a directory
   * @throws org.recordsdb.error.ConfigException if the location does not exist or has no
   *     migrations, or the name of a file is wrong
   * @throws org.recordsdb.error.MisuseException if it is a transaction
   */
  public static Migrations of(Records records, String location) {
    return new Migrations(
        MigrationTarget.of(given(records, "records")),
        MigrationLocation.files(given(location, "location")));
  }

  /** As {@link #of(Records, String)}, of a directory. */
  public static Migrations of(Records records, Path directory) {
    return new Migrations(
        MigrationTarget.of(given(records, "records")),
        MigrationLocation.files(given(directory, "directory")));
  }

  /**
   * The migrations of a location for a database.
   *
   * @param url as {@code DATABASE_URL}; not of a database in memory
   * @param location as in {@link #of(Records, String)}
   * @throws org.recordsdb.error.ConfigException if the URL, the location or the name of a file is
   *     wrong
   */
  public static Migrations of(String url, String location) {
    return new Migrations(target(url), MigrationLocation.files(given(location, "location")));
  }

  /** As {@link #of(String, String)}, of a directory. */
  public static Migrations of(String url, Path directory) {
    return new Migrations(target(url), MigrationLocation.files(given(directory, "directory")));
  }

  /**
   * The migrations of a location for the database that {@code DATABASE_URL} and the {@code DB_*}
   * variables name, in the environment or in a {@code .env} file.
   *
   * @param location as in {@link #of(Records, String)}
   * @throws org.recordsdb.error.ConfigException if a variable, the location or the name of a file
   *     is wrong
   */
  public static Migrations fromEnv(String location) {
    return new Migrations(environment(), MigrationLocation.files(given(location, "location")));
  }

  /** As {@link #fromEnv(String)}, of a directory. */
  public static Migrations fromEnv(Path directory) {
    return new Migrations(environment(), MigrationLocation.files(given(directory, "directory")));
  }

  private static MigrationTarget target(String url) {
    return MigrationTarget.of(SettingsReader.read(given(url, "url")));
  }

  private static MigrationTarget environment() {
    return MigrationTarget.of(SettingsReader.read(Environment.read(Path.of("")), null));
  }

  /**
   * The version that a database is at, as its history alone says; empty if it has none.
   *
   * @throws RecordsException if the history can't be read
   */
  public static Optional<String> versionOf(Records records) {
    return NotedVersion.of(records);
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
    target.requireUsable();
    Path file = target.file();
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

  private List<String> upgrade(MigrationVersion last) {
    return alone((session, history) -> history.migrate(last, new ScriptRunner(session)::run));
  }

  /**
   * Notes the migrations up to this version as applied, with their files as they are now, and those
   * after it as not, without running anything: for a database whose schema came about by other
   * means. {@code base} stands before the first version.
   */
  public void stamp(String version) {
    MigrationVersion last = knownOrBase(version);
    alone(
        (session, history) -> {
          history.note(last);
          for (MigrationInfo info : history.applied()) {
            boolean after = info.getVersion().compareTo(last) > 0;
            if (after || Migration.state(info) != Migration.State.APPLIED) {
              history.forget(info);
            }
          }
          session.commit();
          history.note(last);
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
    MigrationVersion last = knownOrBase(version);
    return alone((session, history) -> new Downgrade(session, history, scripts).to(last));
  }

  /** What is done with the history, in a session of its own. */
  interface Work<T> {
    T in(MigrationSession session, FlywayHistory history) throws SQLException;
  }

  <T> T inSession(boolean writes, Work<T> work) {
    try (MigrationSession session = MigrationSession.open(target, writes)) {
      FlywayHistory history = new FlywayHistory(session, scripts);
      try {
        return work.in(session, history);
      } catch (SQLException e) {
        throw history.failed(e);
      }
    } catch (SQLException e) {
      var fault = target.settings().dialect().classify(e, null);
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
    target.requireUsable();
    Settings settings = target.settings();
    if (settings.connection().readOnly()) {
      throw Failure.of(
              ErrorKind.READ_ONLY,
              "Can't migrate: the database is opened to be read only, by DB_READ_ONLY,"
                  + " readOnly(true) or mode=ro of the URL. Migrate it without that setting.")
          .exception();
    }
    settings.dialect().explain(settings.connection()); // refuses a URL before it makes a lock
    Path file = target.file();
    try {
      return file == null ? inSession(true, work) : locked(file, work);
    } finally {
      target.schemaChanged();
    }
  }

  private <T> T locked(Path file, Work<T> work) {
    try (FileLock lock = FileLock.of(file)) {
      Objects.requireNonNull(lock);
      return inSession(true, work);
    }
  }

  private MigrationVersion knownOrBase(String version) {
    return given(version, "version").equals(BASE) ? FlywayHistory.BASE : known(version);
  }

  private static <T> T given(T argument, String name) {
    return Objects.requireNonNull(argument, "The argument " + name + " must not be null.");
  }

  private MigrationVersion known(String version) {
    given(version, "version");
    return scripts.stream()
        .map(MigrationScript::version)
        .filter(known -> known.toString().equals(version))
        .findFirst()
        .orElseThrow(
            () ->
                Refusals.unknown(
                    version, scripts.stream().map(script -> script.version().toString()).toList()));
  }
}
