package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;

/** Which parts of a copy go with which databases. */
final class Databases {

  private static final String SQLITE = "sqlite";
  private static final String POSTGRES = "postgresql";

  private Databases() {}

  static CopySource source(Settings settings, CopyOptions options) throws SQLException {
    return switch (settings.dialect().name()) {
      case SQLITE -> SqliteSource.open(settings, options.jobs());
      case POSTGRES ->
          PostgresSource.open(
              settings, options.sourceSchema(), options.trustSource(), options.jobs());
      default -> throw unknown(settings);
    };
  }

  /**
   * @param source the database that is copied; an SQLite file holds no code
   */
  static CopyTarget target(Settings settings, Settings source, CopyOptions options)
      throws SQLException {
    boolean trusted = options.trustSource() || source.dialect().name().equals(SQLITE);
    return switch (settings.dialect().name()) {
      case POSTGRES ->
          new PostgresTarget(
              settings, options.targetSchema(), new PostgresTrust(trusted, options.trustTarget()));
      case SQLITE -> SqliteTarget.open(settings);
      default -> throw unknown(settings);
    };
  }

  static CopyPlanner planner(Settings source, Settings target, CopyOptions options) {
    String pair = source.dialect().name() + " " + target.dialect().name();
    if (options.sample() < 1 && !pair.equals(POSTGRES + " " + SQLITE)) {
      throw Failure.of(
              ErrorKind.UNSUPPORTED,
              "A sample can only be copied from PostgreSQL into an SQLite file.")
          .exception();
    }
    return switch (pair) {
      case SQLITE + " " + POSTGRES ->
          new SqliteToPostgres(source.dialect(), target.dialect(), options);
      case POSTGRES + " " + POSTGRES -> new PostgresToPostgres(target, options);
      case POSTGRES + " " + SQLITE ->
          new PostgresToSqlite(source.dialect(), target.dialect(), options);
      case SQLITE + " " + SQLITE -> new SqliteToSqlite(source.dialect(), options);
      default -> throw unknown(source);
    };
  }

  static List<String> rollBack(
      Settings settings, @Nullable String schema, boolean evenIfChanged, boolean trustTarget)
      throws SQLException {
    return switch (settings.dialect().name()) {
      case POSTGRES -> PostgresRollback.run(settings, schema, evenIfChanged, trustTarget);
      case SQLITE -> SqliteShadow.of(settings).rollBack();
      default -> throw unknown(settings);
    };
  }

  private static RecordsException unknown(Settings settings) {
    return Failure.of(
            ErrorKind.UNSUPPORTED,
            "Databases of the kind "
                + settings.dialect().name()
                + " can't be copied. A copy is between SQLite and PostgreSQL.")
        .exception();
  }
}
