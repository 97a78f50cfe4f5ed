package org.recordsdb.migrate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/** Looks for the row of the history that Flyway can't read, after it failed. */
final class DamagedHistory {

  private DamagedHistory() {}

  /**
   * The error that names the first such row, if there is one. What was not committed is undone, as
   * a server answers nothing in a transaction that failed.
   */
  static Optional<RecordsException> in(MigrationSession session) throws SQLException {
    session.rollback();
    String sql =
        "select installed_rank, version, type, installed_on from "
            + session.table(FlywayHistory.TABLE)
            + " order by 1";
    try (PreparedStatement statement = session.connection().prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Optional<String> column = badColumn(row);
        if (column.isPresent()) {
          return Optional.of(of(row.getObject(1), row.getString(2), column.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> badColumn(ResultSet row) throws SQLException {
    if (!(row.getObject(1) instanceof Number)) {
      return Optional.of("installed_rank");
    }
    if (!isVersion(row.getString(2))) {
      return Optional.of("version");
    }
    if (!isType(row.getString(3))) {
      return Optional.of("type");
    }
    return hasTime(row) ? Optional.empty() : Optional.of("installed_on");
  }

  /** Null is what a migration has that is repeated. */
  private static boolean isVersion(@Nullable String text) {
    try {
      return text == null || !MigrationVersion.fromVersion(text).toString().isEmpty();
    } catch (FlywayException e) {
      return false;
    }
  }

  private static boolean isType(@Nullable String name) {
    return Arrays.stream(CoreMigrationType.values()).anyMatch(type -> type.name().equals(name));
  }

  private static boolean hasTime(ResultSet row) {
    try {
      row.getTimestamp(4);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * The error that a row has a bad value, which it does not show.
   *
   * @param rank what the row has as its installed_rank
   * @param version shown if it is one
   */
  static RecordsException of(@Nullable Object rank, @Nullable String version, String column) {
    boolean shown = version != null && isVersion(version);
    return Failure.of(
            ErrorKind.CONFIG,
            "Can't read the history of the migrations: in "
                + FlywayHistory.TABLE
                + ", "
                + (rank instanceof Number ? "the row with the installed_rank " + rank : "a row")
                + (shown ? " (version " + version + ")" : "")
                + " has a bad value in "
                + column
                + ". Correct the row; or drop the table, and stamp the version that the tables of the"
                + " database are at.")
        .exception();
  }
}
