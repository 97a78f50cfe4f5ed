package org.recordsdb.migrate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.error.Withheld;
import org.recordsdb.migrate.log.PrintableLogs;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.LogicalType;

/**
 * The history of one database, which Flyway keeps in its table {@code flyway_schema_history}, seen
 * through one session. Not thread-safe.
 */
final class FlywayHistory {

  static final String TABLE = DatabaseSchema.HISTORY;

  /** What stands before the first version, and for a schema older than its history. */
  static final MigrationVersion BASE = MigrationVersion.fromVersion("0");

  /** Behind a target: Flyway does not insist on a migration of that version. */
  private static final String NEED_NOT_EXIST = "?";

  /** What Flyway says of a database that none of its parts is for. */
  private static final String NO_DATABASE = "Unsupported Database";

  private final MigrationSession session;
  private final List<MigrationScript> scripts;

  FlywayHistory(MigrationSession session, List<MigrationScript> scripts) {
    this.session = session;
    this.scripts = scripts;
  }

  /** What Flyway knows of the directory and the database, in the order of versions. */
  List<MigrationInfo> all() {
    FolderResolver.Runner none = file -> {};
    return Arrays.stream(read(configuration(none)))
        .filter(info -> info.getVersion() != null)
        .filter(info -> !isForgotten(info.getState()))
        .sorted(Comparator.comparing(MigrationInfo::getVersion))
        .toList();
  }

  /** When the migrations were applied, by their ranks. */
  Map<Integer, Instant> times(List<MigrationInfo> all) throws SQLException {
    Map<Integer, Instant> times = new HashMap<>();
    for (MigrationInfo info : all) {
      Date applied = info.getInstalledOn();
      if (applied != null) {
        times.put(info.getInstalledRank(), applied.toInstant());
      }
    }
    if (!times.isEmpty() && session.settings().dialect().isEmbedded()) {
      readTimes(times);
    }
    return times;
  }

  /**
   * SQLite's driver takes all digits of a fraction for milliseconds, and a history that was copied
   * here has six of them.
   */
  private void readTimes(Map<Integer, Instant> times) throws SQLException {
    Codec codec = session.settings().dialect().codec(ColumnType.of(LogicalType.TIMESTAMP));
    try (PreparedStatement statement =
            session
                .connection()
                .prepareStatement(
                    "select installed_rank, installed_on from " + session.table(TABLE));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (codec.read(rows, 2) instanceof LocalDateTime time) {
          times.put(rows.getInt(1), time.toInstant(ZoneOffset.UTC));
        }
      }
    }
  }

  private MigrationInfo[] read(FluentConfiguration configuration) {
    try {
      return new Flyway(configuration).info().all();
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  /** What Flyway itself marked as undone or deleted counts as never applied. */
  private static boolean isForgotten(MigrationState state) {
    return state == MigrationState.DELETED || state == MigrationState.UNDONE;
  }

  /** The migrations that are noted as applied, in the order of versions. */
  List<MigrationInfo> applied() {
    return all().stream().filter(info -> info.getState().isApplied()).toList();
  }

  /** Applies what is pending up to this version; gives the versions. */
  List<String> migrate(MigrationVersion target, FolderResolver.Runner runner) {
    return versions(configuration(runner).target(target));
  }

  /**
   * Notes what is missing up to this version as applied, in a database with or without a history,
   * whatever it holds.
   */
  void note(MigrationVersion target) throws SQLException {
    boolean begins = all().stream().noneMatch(info -> info.getState().isApplied());
    FolderResolver.Runner none = file -> {};
    versions(
        configuration(none)
            .target(target.equals(BASE) ? BASE + NEED_NOT_EXIST : target.toString())
            .validateOnMigrate(false)
            .outOfOrder(true)
            .baselineOnMigrate(true)
            .baselineVersion(BASE));
    if (begins) {
      change(
          "delete from " + session.table(TABLE) + " where type = 'BASELINE' and version = ?",
          BASE.getVersion());
      session.commit();
    }
  }

  /** Removes the migration from the history; not committed. */
  void forget(MigrationInfo info) throws SQLException {
    change(
        "delete from " + session.table(TABLE) + " where installed_rank = ?",
        info.getInstalledRank());
  }

  private void change(String sql, Object parameter) throws SQLException {
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      statement.setObject(1, parameter);
      statement.executeUpdate();
    }
  }

  private List<String> versions(FluentConfiguration configuration) {
    try {
      return new Flyway(configuration)
          .migrate().migrations.stream().map(migration -> migration.version).toList();
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private FluentConfiguration configuration(FolderResolver.Runner runner) {
    return configuration(runner, sums());
  }

  /** The sums that the history has; asked for only where a version has more files than one. */
  private Map<MigrationVersion, Integer> sums() {
    Map<MigrationVersion, Integer> sums = new HashMap<>();
    if (scripts.stream().allMatch(script -> script.others().isEmpty())) {
      return sums;
    }
    FolderResolver.Runner none = file -> {};
    for (MigrationInfo info : read(configuration(none, sums))) {
      if (info.getVersion() != null && info.getAppliedChecksum() != null) {
        sums.put(info.getVersion(), info.getAppliedChecksum());
      }
    }
    return sums;
  }

  private FluentConfiguration configuration(
      FolderResolver.Runner runner, Map<MigrationVersion, Integer> sums) {
    return Flyway.configure(FlywayHistory.class.getClassLoader()) // a thread may have none
        .dataSource(new SessionDataSource(session))
        .defaultSchema(session.schema())
        .table(TABLE)
        .loggers(PrintableLogs.class.getName())
        .locations(new String[0]) // it would look at the files too, and warn of those that undo
        .skipDefaultResolvers(true)
        .skipDefaultCallbacks(true)
        .resolvers(new FolderResolver(scripts, sums, runner));
  }

  private RuntimeException failed(RuntimeException problem) {
    if (problem instanceof FlywayValidateException) {
      return Refusals.unfit(all());
    }
    if (problem instanceof FlywayException known
        && known.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      return Refusals.refused(
          "The database has tables and no history of migrations. Stamp it with the version that its"
              + " tables are at, or with base if they have nothing to do with the migrations.");
    }
    if (String.valueOf(problem.getMessage()).startsWith(NO_DATABASE)) {
      return Refusals.refused(
          "Flyway's part for this database is not on the class path. Add"
              + " org.flywaydb:flyway-database-postgresql in the version of flyway-core, which"
              + " records-migrate brings unless it is excluded.");
    }
    Optional<RecordsException> ours = cause(problem, RecordsException.class);
    if (ours.isPresent()) {
      return ours.get();
    }
    try {
      return DamagedHistory.in(session).orElseGet(() -> unknown(problem));
    } catch (SQLException e) {
      return cause(problem, SQLException.class).map(this::failed).orElseGet(() -> failed(e));
    }
  }

  private RecordsException unknown(RuntimeException problem) {
    return cause(problem, SQLException.class)
        .map(this::failed)
        .orElseGet(
            () ->
                Failure.of(ErrorKind.INTERNAL, "Flyway can't keep the history of the migrations.")
                    .cause(problem)
                    .exception());
  }

  private static <T extends Throwable> Optional<T> cause(Throwable problem, Class<T> type) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /** A failure outside of the migrations' own statements. */
  RecordsException failed(SQLException refused) {
    Dialect dialect = session.settings().dialect();
    Fault fault = dialect.classify(refused, null);
    return Failure.of(
            fault.kind(),
            "The history of the migrations can't be read or written"
                + (fault.detail() == null ? "" : ": " + fault.detail())
                + ".")
        .sqlState(dialect.sqlState(refused))
        .cause(Withheld.of(refused))
        .exception();
  }
}
